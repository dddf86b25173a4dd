//! Files in many formats as the command meets them, good ones among bad ones.

use serde_json::Value;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const EN: &str = "The dairy employs 48 packers, among them 63 women.";
const AR: &str = "يعمل في المصنع 48 عاملا، بينهم 63 امرأة.";

fn folder(name: &str) -> PathBuf {
    let at = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("formats-{name}"));
    let _ = std::fs::remove_dir_all(&at);
    std::fs::create_dir_all(&at).expect("a folder for the test");
    at
}

fn addsup(folder: &Path, arguments: &[&str], input: &[u8]) -> (Output, Value) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_addsup"))
        .args(arguments)
        .args(["--format", "json"])
        .current_dir(folder)
        .env_remove("LC_ALL")
        .env_remove("LC_MESSAGES")
        .env("LANG", "C")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("addsup starts");
    let _ = child.stdin.take().expect("standard input").write_all(input);
    let output = child.wait_with_output().expect("addsup ends");
    let report = serde_json::from_slice(&output.stdout).expect("JSON on standard output");
    (output, report)
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a_clash_is_found_in_every_format_and_its_places_are_those_of_the_file() {
    let at = folder("every");
    for (name, form) in [
        ("page.html", "<html><body><nav>7 links</nav><p>{}</p></body></html>"),
        ("copy.md", "## Dairy\n\n> {}\n"),
        ("copy.json", "{\"body_html\": \"<p>{}<\\/p>\"}"),
        ("copy.nitf", "<nitf><body><body.content><p>{}</p></body.content></body></nitf>"),
        ("wire.xml", "<newsItem><contentSet><inlineXML><p>{}</p></inlineXML></contentSet></newsItem>"),
    ] {
        for copy in [EN, AR] {
            let file = form.replace("{}", copy);
            std::fs::write(at.join(name), &file).expect("a file for the test");
            let (output, report) = addsup(&at, &["check", name], b"");
            assert_eq!(output.status.code(), Some(1), "{name}: {} {report}", said(&output));
            let label = &report["files"][0]["findings"][0]["labels"][0];
            let place =
                |key: &str| label[key].as_u64().and_then(|n| usize::try_from(n).ok()).expect("a byte");
            let cut = file.get(place("byte_start")..place("byte_end"));
            assert_eq!(cut, label["text"].as_str(), "{name}");
        }
    }
}

#[test]
fn standard_input_has_a_name_or_a_format() {
    let at = folder("stdin");
    let page = format!("<p>{EN}</p>");
    let (_, named) = addsup(&at, &["check", "-", "--stdin-filename", "desk/page.html"], page.as_bytes());
    assert_eq!(
        (&named["files"][0]["path"], &named["summary"]["error"]),
        (&"desk/page.html".into(), &1.into())
    );
    let article = format!("{{\"body_text\": \"{AR}\"}}");
    let (_, told) = addsup(&at, &["check", "-", "--input-format", "ninjs"], article.as_bytes());
    assert_eq!(told["summary"]["error"], 1, "{told}");
}

#[test]
fn one_article_a_line_and_a_broken_line_among_them() {
    let at = folder("lines");
    let file = format!("{{\"body_text\":\"{EN}\"}}\n{{\"body_text\":\n\n{{\"body_text\":\"{AR}\"}}\n");
    std::fs::write(at.join("feed.jsonl"), &file).expect("a file for the test");
    let (output, report) = addsup(&at, &["check", "feed.jsonl"], b"");
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("feed.jsonl:2: line 2, column 1"), "{}", said(&output));
    let labels: Vec<(Option<u64>, &str)> = report["files"]
        .as_array()
        .expect("files")
        .iter()
        .map(|f| &f["findings"][0]["labels"][0])
        .map(|l| {
            (
                l["line"].as_u64(),
                file.get(usize::try_from(l["byte_start"].as_u64().expect("a byte")).expect("small")..)
                    .and_then(|t| t.get(..2))
                    .expect("text"),
            )
        })
        .collect();
    assert_eq!(labels, [(Some(1), "48"), (Some(4), "48")]);
}

#[test]
fn a_folder_of_everything_is_checked_but_for_what_cannot_be() {
    let at = folder("everything");
    let file = |name: &str, bytes: &[u8]| std::fs::write(at.join(name), bytes).expect("a file for the test");
    std::fs::create_dir(at.join("drafts")).expect("a folder in it");
    file(".ignore", b"drafts/old.md\n");
    file("drafts/old.md", EN.as_bytes());
    file("drafts/new.md", EN.as_bytes());
    file("package.json", b"{\"name\": \"desk\", \"version\": \"12\"}");
    file("feed.xml", b"<rss><item>12</item></rss>");
    file("picture.png", b"\x89PNG\r\n");
    file("press.pdf", b"%PDF-1.4");
    file("z.html", format!("<p>{AR}</p>").as_bytes());
    #[cfg(unix)]
    std::os::unix::fs::symlink(&at, at.join("loop")).expect("a link");
    let (output, report) = addsup(&at, &["check", "."], b"");
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    let files = report["files"].as_array().expect("files");
    let paths: Vec<&str> = files.iter().filter_map(|f| f["path"].as_str()).collect();
    assert_eq!(paths, ["./drafts/new.md", "./picture.png", "./press.pdf", "./z.html"]);
    let notes: Vec<usize> = files.iter().map(|f| f["notes"].as_array().map_or(0, Vec::len)).collect();
    assert_eq!(notes, [0, 1, 1, 0]);
    #[cfg(unix)]
    assert!(said(&output).contains("loop: a link to a folder"), "{}", said(&output));
    file("broken.docx", b"PK\x03\x04");
    let (output, report) = addsup(&at, &["check", "."], b"");
    assert_eq!((output.status.code(), report["files"].as_array().map(Vec::len)), (Some(2), Some(4)));
    assert!(said(&output).contains("broken.docx: the Word file is damaged"), "{}", said(&output));
    let (output, _) = addsup(&at, &["check", "broken.docx", "--lang", "ar"], b"");
    assert!(said(&output).contains("ملف وورد تالف"), "{}", said(&output));
}

#[test]
fn a_file_of_200_megabytes_is_refused_and_the_next_one_checked() {
    let at = folder("large");
    let large = std::fs::File::create(at.join("a.txt")).expect("a file for the test");
    large.set_len(200 << 20).expect("its length");
    std::fs::write(at.join("b.txt"), EN).expect("a file for the test");
    let (output, report) = addsup(&at, &["check", "a.txt", "b.txt"], b"");
    assert_eq!((output.status.code(), &report["summary"]["error"]), (Some(2), &1.into()));
    assert!(said(&output).contains("larger than 32 MiB"), "{}", said(&output));
    std::fs::remove_file(at.join("a.txt")).expect("the file can go");
}

/// A pipe may never be written to: only what the shell hands on is waited for.
#[cfg(unix)]
#[test]
fn a_pipe_with_a_name_is_refused_and_what_the_shell_hands_on_is_read() {
    let at = folder("pipes");
    let pipe = |name: &str| Command::new("mkfifo").arg(at.join(name)).status().expect("a pipe");
    assert!(["a.txt", "b.addsup.toml", "f.claims"].into_iter().all(|name| pipe(name).success()));
    std::fs::write(at.join("b.txt"), EN).expect("a file for the test");
    std::fs::write(at.join("c.txt"), AR).expect("a file for the test");
    let (output, report) = addsup(&at, &["check", "a.txt", "c.txt"], b"");
    assert_eq!((output.status.code(), &report["summary"]["error"]), (Some(2), &1.into()));
    assert!(said(&output).contains("a.txt: a pipe with a name is not read"), "{}", said(&output));
    let (output, report) = addsup(&at, &["check", "."], b"");
    let paths = report["files"].as_array().expect("files").iter().filter_map(|f| f["path"].as_str());
    assert_eq!(paths.collect::<Vec<_>>(), ["./c.txt"], "{}", said(&output));
    assert!(said(&output).contains("b.addsup.toml: it is a pipe"), "{}", said(&output));
    assert!(said(&output).contains("a.txt: neither a file nor a folder"), "{}", said(&output));
    let (output, _) = addsup(&at, &["check", "c.txt", "--against", "f.claims", "--messages", "ar"], b"");
    assert!(said(&output).contains("f.claims: أنبوب"), "{}", said(&output));
    let (output, report) = addsup(&at, &["check", "/dev/stdin"], EN.as_bytes());
    assert_eq!(
        (output.status.code(), &report["summary"]["error"]),
        (Some(1), &1.into()),
        "{}",
        said(&output)
    );
}
