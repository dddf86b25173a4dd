//! How much the page's server bears: `just serving`. Drafts of 600 words, in turn English and Arabic,
//! are sent to the server itself over kept connections: 200 a second, on a fixed schedule, then as
//! many as it answers. An answer that is late counts from when it was due. Fails on any error.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

const WORDS: usize = 600;
const CALLERS: usize = 16;
const RATE: f64 = 200.0;
const SECONDS: u64 = 10;

const EN: [&str; 3] = [
    "The harbour board met the fishermen's union at the old customs house, and both sides left without a \
     word to the reporters who had waited in the rain for most of the afternoon.",
    "About {a} passengers were stranded on Tuesday after {b} of the {c} ferries failed inspection, the \
     operator said, and repairs are to take until the summer.",
    "The dairy employs {c} packers, among them {a} women, and sales rose 20% to {c} crates from {b} last year.",
];
const AR: [&str; 3] = [
    "والتقى مجلس إدارة المرفأ نقابة الصيادين في مبنى الجمارك القديم، وغادر الطرفان دون أن يدليا بأي تصريح \
     للصحفيين الذين انتظروا تحت المطر معظم ساعات بعد الظهر.",
    "وعلق نحو {a} راكب يوم الثلاثاء بعد أن فشلت {b} عبارة من أصل {c} في الفحص، بحسب الشركة المشغلة، ويتوقع أن \
     يستغرق الإصلاح حتى الصيف.",
    "ويعمل في المخبز {c} خبازا، بينهم {a} امرأة، وارتفعت المبيعات بنسبة 20% إلى {c} صندوقا من {b} صندوقا العام الماضي.",
];

/// The body of a request.
fn body(sentences: [&str; 3], seed: usize) -> String {
    let mut text = String::new();
    let (mut words, mut n) = (0, seed);
    while words < WORDS {
        n += 1;
        let (a, b, c) = (100 + n * 37 % 900, 10 + n * 7 % 19, 40 + n * 13 % 60);
        let paragraph = sentences.join(" ").replace("{a}", &a.to_string());
        let paragraph = paragraph.replace("{b}", &b.to_string()).replace("{c}", &c.to_string());
        words += paragraph.split_whitespace().count();
        text += &paragraph;
        text += "\n\n";
    }
    serde_json::json!({ "text": text, "published": "2022-03-15" }).to_string()
}

struct Server(Child, String);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn server() -> Server {
    let mut child = Command::new(env!("CARGO_BIN_EXE_addsup"))
        .args(["serve", "--listen", "127.0.0.1:0"])
        .stdout(Stdio::piped())
        .spawn()
        .expect("the server starts");
    let mut line = String::new();
    BufReader::new(child.stdout.take().expect("output")).read_line(&mut line).expect("its address");
    let address = line.trim().trim_start_matches("http://").trim_end_matches('/').to_owned();
    Server(child, address)
}

struct Caller {
    stream: BufReader<TcpStream>,
    address: String,
}

impl Caller {
    fn new(address: &str) -> Caller {
        let stream = TcpStream::connect(address).expect("a connection");
        stream.set_nodelay(true).expect("no delay");
        stream.set_read_timeout(Some(Duration::from_secs(30))).expect("a time limit");
        Caller { stream: BufReader::new(stream), address: address.to_owned() }
    }

    /// Whether a draft was answered with a report.
    fn check(&mut self, body: &str) -> bool {
        let head = format!(
            "POST /api/check HTTP/1.1\r\nHost: {}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n",
            self.address,
            body.len()
        );
        let sent = self.stream.get_mut().write_all((head + body).as_bytes());
        let mut answer = || -> Option<(bool, Vec<u8>)> {
            let mut line = String::new();
            self.stream.read_line(&mut line).ok()?;
            let fine = line.starts_with("HTTP/1.1 200 ");
            let mut length = 0;
            loop {
                line.clear();
                self.stream.read_line(&mut line).ok()?;
                if line == "\r\n" {
                    break;
                }
                if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
                    length = value.trim().parse().ok()?;
                }
            }
            let mut report = vec![0; length];
            self.stream.read_exact(&mut report).ok()?;
            Some((fine, report))
        };
        sent.is_ok() && answer().is_some_and(|(fine, report)| fine && report.starts_with(b"{\"version\":1"))
    }
}

/// Sends `total` drafts, at a rate or as fast as they are answered: how long each took, and errors.
fn run(
    address: &str,
    bodies: &[String],
    total: usize,
    rate: Option<f64>,
) -> (Vec<Duration>, usize, Duration) {
    let next = AtomicUsize::new(0);
    let errors = AtomicUsize::new(0);
    let begun = Instant::now();
    let mut times: Vec<Duration> = std::thread::scope(|scope| {
        let call = || {
            let mut caller = Caller::new(address);
            let mut times = Vec::new();
            loop {
                let n = next.fetch_add(1, Ordering::Relaxed);
                if n >= total {
                    return times;
                }
                let due =
                    rate.map_or_else(Instant::now, |rate| begun + Duration::from_secs_f64(n as f64 / rate));
                std::thread::sleep(due.saturating_duration_since(Instant::now()));
                if !caller.check(&bodies[n % bodies.len()]) {
                    errors.fetch_add(1, Ordering::Relaxed);
                    caller = Caller::new(address);
                }
                times.push(due.elapsed());
            }
        };
        let callers: Vec<_> = (0..CALLERS).map(|_| scope.spawn(call)).collect();
        callers.into_iter().flat_map(|caller| caller.join().expect("a caller")).collect()
    });
    let took = begun.elapsed();
    times.sort_unstable();
    (times, errors.into_inner(), took)
}

fn main() {
    let server = server();
    let bodies: Vec<String> = (0..40).map(|n| body(if n % 2 == 0 { EN } else { AR }, n * 101)).collect();
    run(&server.1, &bodies, 40, None);
    let mut failed = false;
    for (name, total, rate) in [("200 a second", 200 * SECONDS as usize, Some(RATE)), ("at most", 4000, None)]
    {
        let (times, errors, took) = run(&server.1, &bodies, total, rate);
        let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
        println!(
            "{name:12} {total} drafts of {WORDS} words in {:.1} s: {:.0} a second, {errors} errors; \
             half within {:.1?}, 99% within {:.1?}, the last {:.1?}",
            took.as_secs_f64(),
            total as f64 / took.as_secs_f64(),
            at(0.5),
            at(0.99),
            at(1.0),
        );
        failed |= errors > 0;
    }
    assert!(!failed, "there were errors");
}
