//! `addsup serve`, over a real socket: the interface, wrong input, strangers, limits.

use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A server of its own, ended with the test.
struct Server {
    child: Child,
    address: String,
}

/// What came back.
struct Reply {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Server {
    fn start(options: &[&str]) -> Server {
        Server::start_in(Path::new("."), options)
    }

    /// In a folder, whose settings hold.
    fn start_in(folder: &Path, options: &[&str]) -> Server {
        let mut child = Command::new(env!("CARGO_BIN_EXE_addsup"))
            .args(["serve", "--listen", "127.0.0.1:0"])
            .args(options)
            .current_dir(folder)
            .env_remove("ADDSUP_TOKEN")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the server starts");
        let mut line = String::new();
        let out = child.stdout.take().expect("standard output");
        BufReader::new(out).read_line(&mut line).expect("its address");
        let address = line.trim().trim_start_matches("http://").split('/').next().unwrap_or("").to_owned();
        assert!(address.starts_with("127.0.0.1:"), "{line}");
        Server { child, address }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.address).expect("a connection");
        stream.set_read_timeout(Some(Duration::from_secs(60))).expect("a time limit");
        stream
    }

    fn raw(&self, request: &[u8]) -> Reply {
        let mut stream = self.connect();
        // A server that has answered already may have closed.
        let _ = stream.write_all(request);
        reply(&mut stream)
    }

    fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Reply {
        let mut head = format!("{method} {path} HTTP/1.1\r\nConnection: close\r\n");
        if !headers.iter().any(|(name, _)| *name == "Host") {
            head += &format!("Host: {}\r\n", self.address);
        }
        headers.iter().for_each(|(name, value)| head += &format!("{name}: {value}\r\n"));
        head += &format!("Content-Length: {}\r\n\r\n", body.len());
        self.raw(&[head.as_bytes(), body].concat())
    }

    fn post(&self, path: &str, draft: &Value) -> Reply {
        self.send("POST", path, &[("Content-Type", "application/json")], draft.to_string().as_bytes())
    }

    fn check(&self, draft: &Value) -> Value {
        let reply = self.post("/api/check", draft);
        assert_eq!(reply.status, 200, "{}", reply.text());
        reply.json()
    }

    /// The reason for which a draft is not taken.
    fn refused(&self, draft: &Value, status: u16) -> String {
        let reply = self.post("/api/check", draft);
        assert_eq!(reply.status, status, "{draft}: {}", reply.text());
        reply.json()["error"].as_str().expect("a reason").to_owned()
    }
}

impl Reply {
    fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }
}

fn reply(stream: &mut TcpStream) -> Reply {
    let mut bytes = Vec::new();
    let mut piece = [0; 65536];
    let head = |bytes: &[u8]| bytes.windows(4).position(|w| w == b"\r\n\r\n");
    loop {
        if let Some(end) = head(&bytes) {
            let told = String::from_utf8_lossy(&bytes[..end]).into_owned();
            let status = told.split(' ').nth(1).and_then(|s| s.parse().ok()).expect("a status");
            let mut reply = Reply { status, head: told, body: bytes[end + 4..].to_vec() };
            let length = reply.header("content-length").map_or(0, |l| l.parse().expect("a length"));
            while reply.body.len() < length {
                match stream.read(&mut piece) {
                    Ok(n) if n > 0 => reply.body.extend(&piece[..n]),
                    _ => break,
                }
            }
            return reply;
        }
        match stream.read(&mut piece) {
            Ok(n) if n > 0 => bytes.extend(&piece[..n]),
            other => panic!("no answer: {other:?} {}", String::from_utf8_lossy(&bytes)),
        }
    }
}

const EN: &str = "The dairy employs 48 packers, among them 63 women.";
const AR: &str = "يعمل في المخبز 48 خبازا، بينهم 63 امرأة.";

#[test]
fn a_draft_is_checked() {
    let server = Server::start(&[]);
    let report = server.check(&json!({ "text": EN }));
    let file = &report["files"][0];
    assert_eq!(
        (&report["version"], &file["language"], &file["published"]),
        (&json!(1), &json!("en"), &Value::Null)
    );
    assert_eq!(file["findings"][0]["rule"], "part-exceeds-whole");
    assert_eq!(report["summary"], json!({ "files": 1, "error": 1, "warning": 0, "note": 0 }));
    let label = &file["findings"][0]["labels"][1];
    assert_eq!((&label["byte_start"], &label["byte_end"]), (&json!(41), &json!(49)));
    assert_eq!(label["utf16_start"], Value::Null);

    let report = server.check(&json!({ "text": AR, "messages": "en", "published": "2022-03-15" }));
    let file = &report["files"][0];
    assert_eq!((&file["language"], &file["published"]), (&json!("ar"), &json!("2022-03-15")));
    assert_eq!(file["findings"][0]["message"], "63 امرأة cannot be among 48 خبازا");
}

#[test]
fn places_in_utf16_are_those_of_the_text() {
    let server = Server::start(&[]);
    for text in [format!("😀 {EN}"), format!("😀 {AR}"), format!("# ٣ 😀\n\n**{AR}** &amp;")] {
        let format = if text.starts_with('#') { "markdown" } else { "text" };
        let draft = json!({ "text": text, "offsets": "utf16", "format": format });
        let report = server.check(&draft);
        let finding = &report["files"][0]["findings"][0];
        let units: Vec<u16> = text.encode_utf16().collect();
        let at = |place: &Value, name: &str| {
            usize::try_from(place[name].as_u64().expect("a place")).expect("small")
        };
        let labels = finding["labels"].as_array().expect("labels");
        assert_eq!(labels.len(), 2, "{report}");
        for label in labels {
            let words = &units[at(label, "utf16_start")..at(label, "utf16_end")];
            assert_eq!(label["text"], String::from_utf16(words).expect("words"));
        }
        for change in finding["replacements"].as_array().expect("replacements") {
            assert!(at(change, "utf16_start") < at(change, "utf16_end"));
        }
        let figures = server.post("/api/figures", &draft).json();
        let figure = &figures["files"][0]["figures"][0];
        assert!(figure["utf16_start"].is_u64(), "{figure}");
        let graph = server.post("/api/graph", &draft).json();
        assert!(
            graph["files"][0]["nodes"].as_array().expect("nodes").iter().any(|n| n["utf16_end"].is_u64())
        );
    }
}

#[test]
fn every_path_answers() {
    let server = Server::start(&[]);
    let draft = json!({ "text": format!("{EN}\n\n{AR}"), "name": "draft.txt" });
    let study = server.post("/api/study", &draft).json();
    assert_eq!(study["format"], "text");
    assert_eq!(study["figures"].as_array().map(Vec::len), Some(4));
    assert_eq!(study["findings"][0]["labels"][0], json!({ "start": 18, "end": 28 }));
    assert!(server.post("/api/claims", &draft).text().contains("48 packers"));
    assert!(server.post("/api/sheet.csv", &draft).text().contains("63 women"));
    assert!(server.post("/api/sheet.xlsx", &draft).body.starts_with(b"PK"));
    assert!(server.post("/api/report.html", &draft).text().contains("<mark"));
    assert_eq!(server.post("/api/commented.docx", &draft).status, 422);
    let page = server.send("GET", "/", &[], b"");
    assert_eq!((page.status, page.header("content-type")), (200, Some("text/html; charset=utf-8")));
    let bare = server.send("HEAD", "/page.js", &[], b"");
    assert_eq!((bare.status, bare.body.len()), (200, 0));
    let own = server.send("GET", "/api/openapi.json", &[], b"").json();
    assert_eq!(own["openapi"], "3.1.0");
    for path in ["/etc/passwd", "/../Cargo.toml", "/api", "/api/check/"] {
        assert_eq!(server.send("GET", path, &[], b"").status, 404, "{path}");
    }
    let wrong = server.send("GET", "/api/check", &[], b"");
    assert_eq!((wrong.status, wrong.header("allow")), (405, Some("POST")));
    assert_eq!(server.send("DELETE", "/", &[], b"").status, 405);
}

#[test]
fn files_go_through_the_readers_of_documents() {
    let server = Server::start(&[]);
    let page =
        "<article><h1>Dairy</h1><p>The dairy employs <b>48</b> packers, among them 63 women.</p></article>";
    for draft in [json!({ "text": page, "format": "html" }), json!({ "text": page, "name": "draft.html" })] {
        let report = server.check(&draft);
        assert_eq!(report["files"][0]["findings"][0]["labels"][0]["text"], "48 packers");
    }
    // "48 خبازا", in windows-1256.
    let bytes = encoding_rs::WINDOWS_1256.encode(AR).0.into_owned();
    let coded = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, bytes);
    let report = server.check(&json!({ "base64": coded, "name": "draft.txt" }));
    assert_eq!(report["files"][0]["findings"][0]["labels"][1]["text"], "63 امرأة");
    assert!(server.refused(&json!({ "base64": "JVBERi0xLjc=" }), 422).contains("PDF"));
}

#[test]
fn a_review_sets_aside_and_ticks_off() {
    let server = Server::start(&[]);
    let review = "date = \"2022-03-15\"\n[[ignore]]\nrule = \"part-exceeds-whole\"\nreason = \"the manager counts all\"\n\
                  [[figure]]\nwords = \"48 packers\"\ndone = true\nnote = \"payroll of March\"\n";
    let draft = json!({ "text": EN, "review": review });
    let report = server.check(&draft);
    let file = &report["files"][0];
    assert_eq!(file["published"], "2022-03-15");
    assert_eq!(file["findings"][0]["suppression"]["reason"], "the manager counts all");
    assert_eq!(report["summary"]["error"], 0);
    let sheet = server.post("/api/sheet.csv", &draft).text();
    assert!(sheet.contains("☑,48 packers") && sheet.contains("payroll of March"), "{sheet}");
    let reason =
        server.refused(&json!({ "text": EN, "review": "[[ignore]]\nrule = \"x\"\nreason = \" \"\n" }), 400);
    assert!(reason.starts_with("review:3:10:"), "{reason}");
    let facts = "writer says \"50 packers\"\n    packers = 50 packers\n";
    server.check(&json!({ "text": EN, "against": facts }));
}

#[test]
fn the_settings_of_the_folder_hold_for_what_is_sent() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("serve-settings");
    std::fs::create_dir_all(&folder).expect("a folder");
    let settings = "messages = \"ar\"\nlanguage = \"ar\"\n[readings]\nround = 0.1\n";
    std::fs::write(folder.join("addsup.toml"), settings).expect("settings");
    let draft =
        json!({ "language": "en", "text": "The yard employs 3,000 machinists, among them 3,400 women." });
    let severity = |server: &Server| server.check(&draft)["files"][0]["findings"][0].clone();
    let (set, plain) = (Server::start_in(&folder, &[]), Server::start(&[]));
    let (sharp, mild) = (severity(&set), severity(&plain));
    assert_eq!((&sharp["severity"], &mild["severity"]), (&"error".into(), &"warning".into()));
    assert!(sharp["message"].as_str().is_some_and(|m| m.contains("لا يمكن")), "{sharp}");
    let figures = |server: &Server| server.check(&json!({ "text": "12" }))["files"][0]["language"].clone();
    assert_eq!((figures(&set), figures(&plain)), ("ar".into(), "en".into()));
}

#[test]
fn wrong_input_is_answered_with_the_reason() {
    let server = Server::start(&[]);
    for (draft, reason) in [
        (json!({}), "there is no draft"),
        (json!({ "text": EN, "base64": "" }), "not both"),
        (json!({ "text": 7 }), "expected a string"),
        (json!({ "text": EN, "language": "fr" }), "unknown variant `fr`"),
        (json!({ "text": EN, "langauge": "en" }), "unknown field `langauge`"),
        (json!({ "text": EN, "published": "7 April" }), "“7 April” is no date"),
        (json!({ "text": EN, "published": "2021-02-30" }), "is no date"),
        (json!({ "text": EN, "format": "pdf" }), "is none of text, markdown"),
        (json!({ "text": EN, "offsets": "words" }), "unknown variant `words`"),
        (json!({ "base64": "%%" }), "base64"),
        (json!({ "base64": "YQ==", "offsets": "utf16" }), "offsets in UTF-16"),
        (json!([EN]), "no draft"),
        (json!(null), "no draft"),
    ] {
        let told = server.refused(&draft, 400);
        assert!(told.contains(reason), "{draft}: {told}");
    }
    for body in [&b"{"[..], b"", b"{\"text\":\"\xff\"}", b"text=a"] {
        let reply = server.send("POST", "/api/check", &[], body);
        assert_eq!(reply.status, 400, "{}", reply.text());
        assert!(reply.json()["error"].is_string());
    }
    // The server is still there, and nothing it was sent broke it.
    server.check(&json!({ "text": "", "language": null, "published": null }));
}

#[test]
fn strangers_are_kept_out() {
    let server = Server::start(&["--origin", "https://cms.example"]);
    let body = json!({ "text": EN }).to_string();
    let port = server.address.rsplit(':').next().expect("a port").to_owned();
    let status =
        |headers: &[(&str, &str)]| server.send("POST", "/api/check", headers, body.as_bytes()).status;
    let own = format!("http://localhost:{port}");
    assert_eq!(status(&[("Host", &format!("localhost:{port}")), ("Origin", &own)]), 200);
    assert_eq!(status(&[("Host", &format!("evil.example:{port}"))]), 403);
    assert_eq!(server.send("GET", "/", &[("Host", "evil.example")], b"").status, 403);
    for origin in ["https://evil.example", "null", &format!("http://127.0.0.1:{}", 1), "http://localhost"] {
        assert_eq!(status(&[("Origin", origin)]), 403, "{origin}");
    }
    assert_eq!(status(&[("Sec-Fetch-Site", "cross-site")]), 403);

    let guest = server.send("POST", "/api/check", &[("Origin", "https://cms.example")], body.as_bytes());
    let allowed = guest.header("access-control-allow-origin");
    assert_eq!((guest.status, allowed), (200, Some("https://cms.example")));
    let before = server.send("OPTIONS", "/api/check", &[("Origin", "https://cms.example")], b"");
    assert_eq!((before.status, before.header("access-control-allow-methods")), (204, Some("POST")));
    let before = server.send("OPTIONS", "/api/check", &[("Origin", "https://evil.example")], b"");
    assert_eq!((before.status, before.header("access-control-allow-origin")), (403, None));
}

#[test]
fn a_token_is_needed_where_one_is_set() {
    let server = Server::start(&["--token", "seven seas"]);
    let body = json!({ "text": EN }).to_string();
    let with = |token: &str| server.send("POST", "/api/check", &[("Authorization", token)], body.as_bytes());
    assert_eq!(with("Bearer seven seas").status, 200);
    for token in ["Bearer seven sea", "Bearer", "seven seas", "Basic seven seas"] {
        let reply = with(token);
        assert_eq!((reply.status, reply.header("www-authenticate")), (401, Some("Bearer")), "{token}");
    }
    assert_eq!(server.send("GET", "/", &[], b"").status, 200);
    assert_eq!(server.send("GET", "/api/openapi.json", &[], b"").status, 401);

    let listen = |address: &str, lang: &str| {
        let output = Command::new(env!("CARGO_BIN_EXE_addsup"))
            .args(["serve", "--listen", address])
            .env_remove("ADDSUP_TOKEN")
            .env("LC_ALL", lang)
            .output()
            .expect("addsup runs");
        assert_eq!(output.status.code(), Some(2));
        String::from_utf8_lossy(&output.stderr).into_owned()
    };
    assert!(listen("0.0.0.0:0", "C").contains("give a token with --token"));
    assert!(listen("0.0.0.0:0", "ar").contains("يعطى رمز بالخيار --token"));
    assert!(listen(&server.address, "C").contains("something else listens there"));
    assert!(listen(&server.address, "ar").contains("مشغول"));
}

#[test]
fn every_answer_is_sealed() {
    let server = Server::start(&[]);
    for (method, path) in [("GET", "/"), ("POST", "/api/check"), ("GET", "/none")] {
        let reply = server.send(method, path, &[], b"{\"text\":\"\"}");
        let policy = reply.header("content-security-policy").expect("a policy");
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{policy}");
        assert_eq!(reply.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(reply.header("cache-control"), Some("no-store"));
        assert_eq!(reply.header("access-control-allow-origin"), None);
    }
}

#[test]
fn a_large_body_is_refused_before_it_is_read() {
    let server = Server::start(&[]);
    let head =
        format!("POST /api/check HTTP/1.1\r\nHost: {}\r\nContent-Length: 4000000000\r\n\r\n", server.address);
    assert_eq!(server.raw(head.as_bytes()).status, 413);
    let chunked =
        format!("POST /api/check HTTP/1.1\r\nHost: {}\r\nTransfer-Encoding: chunked\r\n\r\n", server.address);
    let chunk = format!("{:x}\r\n{}\r\n", 30 << 20, "a".repeat(30 << 20));
    assert_eq!(server.raw((chunked + &chunk).as_bytes()).status, 413);
    let told = server.refused(&json!({ "text": "a ".repeat(3 << 19) }), 413);
    assert!(told.contains("addsup check FILE"), "{told}");
    server.check(&json!({ "text": EN }));
}

#[test]
fn slow_callers_hold_nobody_up_and_are_dropped() {
    let server = Server::start(&[]);
    // Each holds a connection: heads that never end, and bodies that never come.
    let mut idle: Vec<TcpStream> = (0..40).map(|_| server.connect()).collect();
    for (n, stream) in idle.iter_mut().enumerate() {
        let rest = if n % 2 == 0 { "" } else { "Content-Length: 9\r\n\r\n{" };
        let head = format!("POST /api/check HTTP/1.1\r\nHost: {}\r\n{rest}", server.address);
        stream.write_all(head.as_bytes()).expect("a beginning");
    }
    let begun = Instant::now();
    server.check(&json!({ "text": EN }));
    assert!(begun.elapsed() < Duration::from_secs(10));
    // The head is given up after 15 seconds, the body after 20.
    let mut rest = Vec::new();
    let _ = idle[0].read_to_end(&mut rest);
    assert_eq!(reply(&mut idle[1]).status, 408);
    assert!(begun.elapsed() < Duration::from_secs(50), "{:?}", begun.elapsed());
}

#[test]
fn many_requests_on_one_connection_and_nothing_is_logged() {
    let mut server = Server::start(&[]);
    let mut stream = server.connect();
    for n in 1..=20 {
        let body =
            json!({ "text": format!("The dairy employs {n} packers, among them 63 women.") }).to_string();
        let head = format!(
            "POST /api/check HTTP/1.1\r\nHost: {}\r\nContent-Length: {}\r\n\r\n",
            server.address,
            body.len()
        );
        stream.write_all((head + &body).as_bytes()).expect("a request");
        assert_eq!(reply(&mut stream).status, 200);
    }
    // Half a request, then gone.
    server.connect().write_all(b"POST /api/check HTTP/1.1\r\nHo").expect("a piece");
    server.raw(b"nonsense\r\n\r\n");
    server.child.kill().expect("it ends");
    let mut told = String::new();
    server.child.stderr.take().expect("standard error").read_to_string(&mut told).expect("text");
    assert_eq!(told, "");
}
