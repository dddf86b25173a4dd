//! What tests of the command share.
#![allow(dead_code)]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A folder of its own for a test, with these files.
pub fn folder(name: &str, files: &[(&str, &[u8])]) -> PathBuf {
    let at = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&at);
    std::fs::create_dir_all(&at).expect("a folder for the test");
    for (name, bytes) in files {
        if let Some(parent) = at.join(name).parent() {
            std::fs::create_dir_all(parent).expect("a folder for the test");
        }
        std::fs::write(at.join(name), bytes).expect("a file for the test");
    }
    at
}

pub fn addsup(folder: &Path, arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_addsup"))
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("addsup starts");
    // A command that ends before it reads is no failure of the test.
    let _ = child.stdin.take().expect("standard input").write_all(input.as_bytes());
    child.wait_with_output().expect("addsup ends")
}

pub fn status(output: &Output) -> i32 {
    output.status.code().expect("ended by itself")
}

pub fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}
