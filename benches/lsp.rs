//! How fast an editor is answered: `just editing`. Drives the server itself over a pipe, with a
//! draft of 5,000 words in each language.
//!
//! Three things are measured for an edit, each from the change being sent: the answer to a
//! question that follows it (a hover, answered from the last check, moved along), the diagnostics
//! of the text as it is then (the whole check, without the pause that the server waits for), and the
//! memory of the server over 10,000 edits. The server is told to check at once, so that it always
//! checks while it answers.

#[path = "../tests/common/editor.rs"]
mod editor;

use editor::Editor;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

const WORDS: usize = 5_000;
const EDITS: usize = 10_000;
const CHECKS: usize = 200;
const URI: &str = "untitled:draft";

const EN: [&str; 3] = [
    "The harbour board met the fishermen's union at the old customs house, and both sides left without a \
     word to the reporters who had waited in the rain for most of the afternoon.",
    "Some residents of the quarter said that they had heard nothing, and that nobody had asked them what \
     they wanted to become of the pier and of the market behind it.",
    "About {a} passengers were stranded on Tuesday after {b} of the {c} ferries failed inspection, the \
     operator said, and repairs are to take until the summer.",
];
const AR: [&str; 3] = [
    "والتقى مجلس إدارة المرفأ نقابة الصيادين في مبنى الجمارك القديم، وغادر الطرفان دون أن يدليا بأي تصريح \
     للصحفيين الذين انتظروا تحت المطر معظم ساعات بعد الظهر.",
    "وقال بعض سكان الحي إنهم لم يسمعوا شيئا، وإن أحدا لم يسألهم عما يريدون أن يصير إليه الرصيف والسوق التي \
     خلفه بعد أن هجرها الباعة.",
    "وعلق نحو {a} راكب يوم الثلاثاء بعد أن فشلت {b} عبارة من أصل {c} في الفحص، بحسب الشركة المشغلة، ويتوقع أن \
     يستغرق الإصلاح حتى الصيف.",
];

fn draft(sentences: [&str; 3], lang: &str) -> String {
    let mut text = format!("---\ndate: 2022-03-15\nlang: {lang}\n---\n");
    let (mut words, mut n) = (0, 0);
    while words < WORDS {
        n += 1;
        let (a, b, c) = (100 + n * 37 % 900, 10 + n * 7 % 19, 40 + n * 13 % 60);
        let paragraph = sentences.join(" ");
        let paragraph = paragraph.replace("{a}", &a.to_string()).replace("{b}", &b.to_string());
        let paragraph = paragraph.replace("{c}", &c.to_string());
        words += paragraph.split_whitespace().count();
        text += &paragraph;
        text += "\n\n";
    }
    text
}

/// A draft that is typed into: a letter in, a letter out, now here and now there.
struct Typing {
    /// Lines of the draft that hold copy, with their length in UTF-16.
    lines: Vec<(usize, usize)>,
    at: (usize, usize),
    n: usize,
}

impl Typing {
    fn new(text: &str) -> Typing {
        let copy = |(_, line): &(usize, &str)| line.len() > 40;
        let lines = text.lines().enumerate().filter(copy).map(|(n, line)| (n, line.encode_utf16().count()));
        Typing { lines: lines.collect(), at: (0, 0), n: 0 }
    }

    /// The next edit; the version of the draft behind it.
    fn next(&mut self, editor: &mut Editor) -> i32 {
        let place = |(line, character): (usize, usize)| json!({ "line": line, "character": character });
        self.n += 1;
        if self.n.is_multiple_of(2) {
            let (line, column) = self.at;
            let range = json!({ "start": place(self.at), "end": place((line, column + 1)) });
            return editor.change(URI, Some(range), "");
        }
        let (line, length) = self.lines[self.n * 7919 % self.lines.len()];
        self.at = (line, self.n * 104_729 % length);
        editor.change(URI, Some(json!({ "start": place(self.at), "end": place(self.at) })), "7")
    }
}

fn hover(editor: &mut Editor, line: usize) {
    let position = json!({ "line": line, "character": 320 });
    let told =
        editor.ask("textDocument/hover", json!({ "textDocument": { "uri": URI }, "position": position }));
    assert!(told.get("error").is_none(), "{told}");
}

/// The median, the 99th of 100, and the longest.
fn told(mut times: Vec<Duration>) -> String {
    times.sort_unstable();
    let of = |hundredth: usize| times[(times.len() * hundredth / 100).min(times.len() - 1)];
    let ms = |time: Duration| format!("{:>7.2} ms", time.as_secs_f64() * 1000.0);
    format!("median {}   99 of 100 {}   longest {}", ms(of(50)), ms(of(99)), ms(of(100)))
}

/// Resident memory of the server in MiB, where the system tells it.
fn memory(editor: &Editor) -> Option<f64> {
    let status = std::fs::read_to_string(format!("/proc/{}/status", editor.child.id())).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().trim_end_matches(" kB").parse::<f64>().ok().map(|kib| kib / 1024.0)
}

fn main() {
    for (name, sentences) in [("en", EN), ("ar", AR)] {
        let text = draft(sentences, name);
        let mut editor = Editor::with(json!({}), json!({ "delay": 0 }));
        editor.open(URI, "plaintext", &text);
        editor.diagnostics(URI, 1);
        println!("{name}: {} words, {} bytes", text.split_whitespace().count(), text.len());

        let mut typing = Typing::new(&text);
        let line = typing.lines[typing.lines.len() / 2].0;
        let checks = (0..CHECKS).map(|_| {
            let begun = Instant::now();
            let version = typing.next(&mut editor);
            editor.diagnostics(URI, version);
            begun.elapsed()
        });
        println!("  diagnostics of the new text   {}", told(checks.collect()));

        let mut sizes: Vec<Option<f64>> = Vec::new();
        let answers = (0..EDITS).map(|n| {
            if n.is_multiple_of(EDITS / 5) {
                sizes.push(memory(&editor));
            }
            let begun = Instant::now();
            typing.next(&mut editor);
            hover(&mut editor, line);
            editor.forget();
            begun.elapsed()
        });
        let answers = told(answers.collect());
        sizes.push(memory(&editor));
        println!("  answer to a following question {answers}");
        let sizes: Vec<String> = sizes.into_iter().flatten().map(|mib| format!("{mib:.0}")).collect();
        println!("  MiB of memory over {EDITS} edits: {}", sizes.join(", "));
        assert_eq!(editor.ask("shutdown", Value::Null)["result"], Value::Null);
    }
}
