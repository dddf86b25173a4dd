//! Messages over a pipe, whatever comes through it.
//!
//! What is no message is answered as such and passed over; only the end of the pipe is an end.

use crossbeam_channel::{Receiver, Sender, unbounded};
use lsp_server::{Message, RequestId};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::thread::JoinHandle;

/// The longest message that is read: a document of the largest size, every byte escaped.
const LONGEST: u64 = 256 << 20;
/// The longest line of a header.
const HEADER: u64 = 8 << 10;

/// What came in.
pub(super) enum Incoming {
    Message(Message),
    /// No message of the protocol; the id, where it has one, and why.
    Malformed(Option<RequestId>, String),
}

/// The two ends of the pipe.
pub(super) struct Wire {
    pub input: Receiver<Incoming>,
    pub output: Sender<String>,
}

impl Wire {
    /// Over standard input and output; the writing thread ends with the last sender.
    pub fn stdio() -> (Wire, JoinHandle<()>) {
        let (sender, input) = unbounded();
        let (output, receiver) = unbounded::<String>();
        std::thread::spawn(move || {
            let mut from = BufReader::new(std::io::stdin().lock());
            while let Ok(Some(incoming)) = read(&mut from) {
                if sender.send(incoming).is_err() {
                    return;
                }
            }
        });
        let writer = std::thread::spawn(move || {
            let mut to = std::io::stdout().lock();
            for text in receiver {
                if write(&mut to, &text).is_err() {
                    return;
                }
            }
        });
        (Wire { input, output }, writer)
    }
}

/// A message as it is written.
pub(super) fn text(message: &Message) -> String {
    let mut value = serde_json::to_value(message).unwrap_or_default();
    if let Value::Object(fields) = &mut value {
        fields.insert("jsonrpc".into(), "2.0".into());
    }
    value.to_string()
}

/// The answer to what is no message.
pub(super) fn refusal(id: Option<&RequestId>, code: i32, why: &str) -> String {
    json!({ "jsonrpc": "2.0", "id": id, "error": { "code": code, "message": why } }).to_string()
}

fn write(to: &mut impl Write, text: &str) -> std::io::Result<()> {
    write!(to, "Content-Length: {}\r\n\r\n{text}", text.len())?;
    to.flush()
}

/// The next message; nothing at the end of the pipe.
fn read(from: &mut impl BufRead) -> std::io::Result<Option<Incoming>> {
    let mut length = None;
    let mut line = Vec::new();
    loop {
        line.clear();
        if from.by_ref().take(HEADER).read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        let field = String::from_utf8_lossy(&line);
        let field = field.trim();
        match field.split_once(':') {
            Some((name, value)) if name.trim().eq_ignore_ascii_case("content-length") => {
                length = value.trim().parse::<u64>().ok();
            }
            // The blank line ends a header; without a length it was none.
            None if field.is_empty() && length.is_some() => break,
            _ => {}
        }
    }
    let length = length.unwrap_or(0);
    let malformed = |id, why: String| Ok(Some(Incoming::Malformed(id, why)));
    if length > LONGEST {
        std::io::copy(&mut from.take(length), &mut std::io::sink())?;
        return malformed(None, format!("a message may have {} MiB", LONGEST >> 20));
    }
    let mut body = Vec::new();
    if (from.take(length).read_to_end(&mut body)? as u64) < length {
        return Ok(None);
    }
    let value: Value = match serde_json::from_slice(&body) {
        Ok(value) => value,
        Err(error) => return malformed(None, error.to_string()),
    };
    let id = value.get("id").and_then(|id| serde_json::from_value::<RequestId>(id.clone()).ok());
    match serde_json::from_value::<Message>(value) {
        Ok(message) => Ok(Some(Incoming::Message(message))),
        Err(error) => malformed(id, error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(bytes: &[u8]) -> Vec<String> {
        let mut from = bytes;
        let mut seen = Vec::new();
        while let Ok(Some(incoming)) = read(&mut from) {
            seen.push(match incoming {
                Incoming::Message(Message::Request(request)) => format!("? {}", request.method),
                Incoming::Message(Message::Notification(n)) => format!("! {}", n.method),
                Incoming::Message(Message::Response(_)) => "=".into(),
                Incoming::Malformed(id, _) => format!("x {}", id.map_or("-".into(), |id| id.to_string())),
            });
        }
        seen
    }

    fn framed(body: &str) -> String {
        format!("Content-Length: {}\r\n\r\n{body}", body.len())
    }

    #[test]
    fn what_is_no_message_is_passed_over() {
        let pipe = [
            framed("{\"jsonrpc\":\"2.0\",\"method\":\"initialized\"}"),
            framed("{ \"id\": 4, "),
            framed("{\"id\":[],\"method\":3}"),
            "rubbish\n\r\nContent-Type: x\r\n".into(),
            framed("{\"id\":5,\"method\":\"shutdown\"}"),
            "Content-Length: 99999999999999999999\r\n\r\n".into(),
            framed("{\"id\":\"a\",\"method\":7}"),
            "Content-Length: 40\r\n\r\n{".into(),
        ];
        assert_eq!(all(pipe.concat().as_bytes()), ["! initialized", "x -", "x -", "? shutdown", "x \"a\""]);
    }
}
