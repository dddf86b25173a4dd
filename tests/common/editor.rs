//! A client of the language server, as an editor would be one: it drives the program over a pipe.
#![allow(dead_code)]

use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

/// How long an answer may take before a test fails; the machine may be busy with others.
const PATIENCE: Duration = Duration::from_secs(60);

pub struct Editor {
    pub child: Child,
    pipe: Option<ChildStdin>,
    messages: Receiver<Value>,
    /// What came while something else was waited for.
    kept: Vec<Value>,
    next: i32,
    version: i32,
}

impl Editor {
    /// Starts the server and leaves it alone.
    pub fn start() -> Editor {
        let mut command = Command::new(env!("CARGO_BIN_EXE_addsup"));
        command.arg("lsp").env("XDG_CACHE_HOME", concat!(env!("CARGO_TARGET_TMPDIR"), "/cache"));
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the server starts");
        let mut from = BufReader::new(child.stdout.take().expect("standard output"));
        let pipe = child.stdin.take();
        let (sender, messages) = channel();
        std::thread::spawn(move || {
            while let Some(message) = read(&mut from) {
                if sender.send(message).is_err() {
                    return;
                }
            }
        });
        Editor { child, pipe, messages, kept: Vec::new(), next: 0, version: 1 }
    }

    /// Starts the server and introduces an editor with these capabilities and settings.
    pub fn with(capabilities: Value, settings: Value) -> Editor {
        Editor::in_folder(None, capabilities, settings)
    }

    pub fn in_folder(folder: Option<&std::path::Path>, capabilities: Value, settings: Value) -> Editor {
        let mut editor = Editor::start();
        let folders = folder.map(|path| json!([{ "uri": uri(path), "name": "copy" }]));
        let params = json!({
            "processId": null, "rootUri": null, "workspaceFolders": folders,
            "capabilities": capabilities, "initializationOptions": settings,
        });
        let answer = editor.ask("initialize", params);
        assert!(answer["result"]["capabilities"].is_object(), "{answer}");
        editor.tell("initialized", json!({}));
        editor
    }

    /// An editor that counts columns in UTF-16 and takes what it is sent.
    pub fn plain() -> Editor {
        let related =
            json!({ "publishDiagnostics": { "relatedInformation": true, "codeDescriptionSupport": true } });
        Editor::with(json!({ "textDocument": related }), Value::Null)
    }

    pub fn raw(&mut self, bytes: &[u8]) {
        let pipe = self.pipe.as_mut().expect("an open pipe");
        // A server that is gone is noticed when nothing comes back.
        let _ = pipe.write_all(bytes).and_then(|()| pipe.flush());
    }

    pub fn send(&mut self, mut message: Value) {
        message["jsonrpc"] = "2.0".into();
        let text = message.to_string();
        self.raw(format!("Content-Length: {}\r\n\r\n{text}", text.len()).as_bytes());
    }

    pub fn tell(&mut self, method: &str, params: Value) {
        self.send(json!({ "method": method, "params": params }));
    }

    /// Sends a request and leaves its answer for later.
    pub fn begin(&mut self, method: &str, params: Value) -> i32 {
        self.next += 1;
        self.send(json!({ "id": self.next, "method": method, "params": params }));
        self.next
    }

    /// The answer to a request.
    pub fn answer(&mut self, id: i32) -> Value {
        self.wait(|message| message["id"] == id && message.get("method").is_none())
    }

    pub fn ask(&mut self, method: &str, params: Value) -> Value {
        let id = self.begin(method, params);
        self.answer(id)
    }

    /// The result of a request, which must have one.
    pub fn result(&mut self, method: &str, params: Value) -> Value {
        let answer = self.ask(method, params);
        assert!(answer.get("error").is_none(), "{method}: {answer}");
        answer["result"].clone()
    }

    /// The next message of this kind; others are kept.
    pub fn wait(&mut self, wanted: impl Fn(&Value) -> bool) -> Value {
        if let Some(at) = self.kept.iter().position(&wanted) {
            return self.kept.remove(at);
        }
        let until = Instant::now() + PATIENCE;
        loop {
            let left = until.saturating_duration_since(Instant::now());
            let message = self.messages.recv_timeout(left).expect("the server says what is waited for");
            if wanted(&message) {
                return message;
            }
            self.kept.push(message);
        }
    }

    /// Lets go of what came and nobody waited for.
    pub fn forget(&mut self) {
        self.kept.clear();
        while self.messages.try_recv().is_ok() {}
    }

    pub fn told(&mut self, method: &str) -> Value {
        self.wait(|message| message["method"] == method)["params"].clone()
    }

    /// The diagnostics that are pushed for this version of a document.
    pub fn diagnostics(&mut self, uri: &str, version: i32) -> Vec<Value> {
        let wanted = |message: &Value| {
            message["method"] == "textDocument/publishDiagnostics"
                && message["params"]["uri"] == uri
                && message["params"]["version"] == version
        };
        self.wait(wanted)["params"]["diagnostics"].as_array().expect("a list").clone()
    }

    pub fn open(&mut self, uri: &str, language: &str, text: &str) {
        let document = json!({ "uri": uri, "languageId": language, "version": self.version, "text": text });
        self.tell("textDocument/didOpen", json!({ "textDocument": document }));
    }

    /// Changes a document; without a range all of it. The version that it has then.
    pub fn change(&mut self, uri: &str, range: Option<Value>, text: &str) -> i32 {
        self.version += 1;
        let change = match range {
            Some(range) => json!({ "range": range, "text": text }),
            None => json!({ "text": text }),
        };
        let document = json!({ "uri": uri, "version": self.version });
        self.tell("textDocument/didChange", json!({ "textDocument": document, "contentChanges": [change] }));
        self.version
    }

    /// Says goodbye; the exit status.
    pub fn quit(mut self) -> i32 {
        assert_eq!(self.ask("shutdown", Value::Null)["result"], Value::Null);
        self.tell("exit", Value::Null);
        self.end()
    }

    /// Goes away without a word; the exit status.
    pub fn vanish(mut self) -> i32 {
        self.pipe = None;
        self.end()
    }

    fn end(&mut self) -> i32 {
        let until = Instant::now() + PATIENCE;
        while Instant::now() < until {
            if let Some(status) = self.child.try_wait().expect("a process") {
                return status.code().expect("it ended by itself");
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        panic!("the server does not end");
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn read(from: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if from.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim().split_once(": ") {
            Some(("Content-Length", number)) => length = number.parse().ok()?,
            _ if line.trim().is_empty() => break,
            _ => {}
        }
    }
    let mut body = vec![0; length];
    from.read_exact(&mut body).ok()?;
    serde_json::from_slice(&body).ok()
}

/// The address of a file.
pub fn uri(path: &std::path::Path) -> String {
    let encode = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    format!("file://{}", path.to_string_lossy().bytes().map(encode).collect::<String>())
}

/// The range of some words, counted in UTF-16; lines end in LF or CR LF.
pub fn range(text: &str, words: &str) -> Value {
    let at = text.find(words).unwrap_or_else(|| panic!("“{words}” stands in the text"));
    json!({ "start": position(text, at), "end": position(text, at + words.len()) })
}

pub fn position(text: &str, byte: usize) -> Value {
    let before = &text[..byte];
    let line = before.matches('\n').count();
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    json!({ "line": line, "character": text[start..byte].encode_utf16().count() })
}

/// What a text becomes by the changes that an editor is to make.
pub fn apply(text: &str, edits: &[Value]) -> String {
    let byte = |position: &Value| {
        let line = position["line"].as_u64().expect("a line") as usize;
        let column = position["character"].as_u64().expect("a column") as usize;
        let start = text.match_indices('\n').nth(line.wrapping_sub(1)).map_or(0, |(at, _)| at + 1);
        let mut units = 0;
        let mut at = start;
        for c in text[start..].chars() {
            if units >= column {
                break;
            }
            units += c.len_utf16();
            at += c.len_utf8();
        }
        at
    };
    let mut all: Vec<(usize, usize, &str)> = edits
        .iter()
        .map(|e| (byte(&e["range"]["start"]), byte(&e["range"]["end"]), e["newText"].as_str().expect("text")))
        .collect();
    all.sort_unstable();
    let mut out = text.to_owned();
    for (start, end, new) in all.into_iter().rev() {
        out.replace_range(start..end, new);
    }
    out
}
