//! Reading copy from files, folders and standard input.

use super::print;
use crate::document::{Base, Document, Format, LARGEST_FILE, Lang, Note, Options, Position, Unopened};
use crate::{newsroom, notation, render};
use rustc_hash::FxHashSet;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

/// What is known of the copy before it is read.
#[derive(Clone, Debug, Default)]
pub(super) struct Wanted {
    /// Date and language.
    pub options: Options,
    /// The format of every file; otherwise each file's name and content tell.
    pub format: Option<Format>,
    /// The report is for people and shows the notes of each file: they are told once, there.
    pub noted: bool,
    /// The name that standard input has in reports; its extension tells the format.
    pub stdin_name: Option<String>,
}

/// What was read.
pub(super) struct Input {
    /// The documents, in the order of the paths; folders in the order of names.
    pub documents: Vec<Document>,
    /// Something could not be read; it was said on standard error.
    pub failed: bool,
}

/// What is known of the copy of a file; `None` where it is not to be read, which was said already.
pub(super) type Known<'k> = &'k dyn Fn(&Path) -> Option<Options>;

/// Reads everything under `paths`. What cannot be read is named with its remedy; the rest
/// is read all the same.
pub(super) fn read(paths: &[PathBuf], wanted: &Wanted, known: Known<'_>) -> Input {
    let mut documents = Vec::new();
    let failed = each(paths, wanted, known, &mut |document| documents.push(document));
    Input { documents, failed }
}

/// Reads everything under `paths`, and gives each document to `take` as soon as it is read;
/// Whether something could not be read.
pub(super) fn each(
    paths: &[PathBuf],
    wanted: &Wanted,
    known: Known<'_>,
    take: &mut dyn FnMut(Document),
) -> bool {
    let seen = FxHashSet::default();
    let mut input = Reader { count: 0, failed: false, named: false, seen, wanted, known, take };
    for path in paths {
        if path.is_dir() {
            input.folder(path);
        } else {
            input.file(path, false);
        }
    }
    input.failed
}

struct Reader<'w> {
    /// How many documents were read.
    count: usize,
    failed: bool,
    /// The file at hand was asked for by its name, not met in a folder.
    named: bool,
    /// The files that were read; one that is named twice is checked once.
    seen: FxHashSet<PathBuf>,
    wanted: &'w Wanted,
    known: Known<'w>,
    take: &'w mut dyn FnMut(Document),
}

impl Reader<'_> {
    fn folder(&mut self, folder: &Path) {
        // Ignore files hold outside of a repository too.
        let mut walk = ignore::WalkBuilder::new(folder);
        let walk = walk.require_git(false).sort_by_file_name(std::cmp::Ord::cmp).build();
        let before = (self.count, self.failed);
        let mut pictures = 0;
        for entry in walk {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    let why = error.io_error().map_or(Unopened::Other(error.to_string()), Unopened::from);
                    self.complain(place(&error).unwrap_or(folder), None, &Note::Unopened(why));
                    continue;
                }
            };
            let path = entry.path();
            let link = entry.path_is_symlink();
            match Format::by_name(path) {
                _ if link && path.is_dir() && entry.depth() > 0 => self.tell(path, &Note::Link),
                Some(format @ (Format::Picture | Format::Pdf)) if path.is_file() => {
                    pictures += 1;
                    self.list(path, &if format == Format::Pdf { Note::Pdf } else { Note::Picture });
                }
                Some(_) if path.is_file() => self.file(path, true),
                // A broken link, a pipe with the name of copy.
                Some(_) if !path.is_dir() => self.tell(path, &Note::NoFile),
                _ => {}
            }
        }
        if (self.count - pictures, self.failed) == before {
            self.complain(folder, None, &Note::NoCopyHere(".txt, .md, .html, .docx, .json, .xml …".into()));
        }
    }

    /// Reads a file; one that was met in a folder may turn out not to be copy.
    fn file(&mut self, path: &Path, met: bool) {
        let stdin = path.as_os_str() == "-";
        self.named = !met;
        if !self.seen.insert(path.canonicalize().unwrap_or_else(|_| path.to_owned())) {
            return;
        }
        let name = match &self.wanted.stdin_name {
            Some(name) if stdin => PathBuf::from(name),
            _ => path.to_owned(),
        };
        let source: Box<dyn Read> = match (stdin, newsroom::open(path)) {
            (true, _) => Box::new(std::io::stdin().lock()),
            (false, Ok(file)) => Box::new(file),
            (false, Err(error)) => {
                return self.complain(&name, None, &Note::Unopened(Unopened::from(&error)));
            }
        };
        let mut source = BufReader::with_capacity(1 << 16, source);
        let head = match source.fill_buf() {
            Ok(head) => head,
            Err(error) => return self.complain(&name, None, &Note::Unopened(Unopened::from(&error))),
        };
        let content = Format::by_content(head);
        if met && Format::is_shared_name(&name) && content.is_none() {
            return;
        }
        let format = self.wanted.format.unwrap_or_else(|| Format::of(&name, head));
        // Here another kind of input than copy would be told by its format.
        let result = match format {
            Format::NinjsLines => self.lines(&name, &mut source),
            _ => self.whole(&name, format, &mut source),
        };
        if let Err(error) = result {
            self.complain(&name, None, &Note::Unopened(Unopened::from(&error)));
        }
    }

    fn whole(&mut self, name: &Path, format: Format, source: &mut dyn BufRead) -> std::io::Result<()> {
        let mut bytes = Vec::new();
        // One byte more than is allowed is enough to tell.
        source.take(LARGEST_FILE as u64 + 1).read_to_end(&mut bytes)?;
        self.document(name, &bytes, format, None);
        Ok(())
    }

    /// One article a line; no more than a line is held.
    fn lines(&mut self, name: &Path, source: &mut dyn BufRead) -> std::io::Result<()> {
        let mut base = Base::default();
        let mut line = Vec::new();
        loop {
            line.clear();
            let read = source.take(LARGEST_FILE as u64 + 1).read_until(b'\n', &mut line)?;
            if read == 0 {
                return Ok(());
            }
            if base.line == 0 && (line.starts_with(b"\xFF\xFE") || line.starts_with(b"\xFE\xFF")) {
                self.complain(name, None, &Note::WideLines);
                return Ok(());
            }
            let mut len = read;
            if line.len() > LARGEST_FILE {
                self.complain(name, Some(base.line + 1), &Note::LineTooLarge(LARGEST_FILE >> 20));
                len += if line.ends_with(b"\n") { 0 } else { skip_line(source)? };
            } else if line.iter().any(|b| !b.is_ascii_whitespace()) {
                self.document(name, line.trim_ascii_end(), Format::Ninjs, Some(base));
            }
            base = Base { byte: base.byte + len, line: base.line + 1 };
        }
    }

    fn document(&mut self, name: &Path, bytes: &[u8], format: Format, base: Option<Base>) {
        let Some(options) = (self.known)(name) else { return self.pass_over() };
        let at = base.unwrap_or_default();
        match Document::read(&name.to_string_lossy(), bytes, format, at, &options) {
            Ok(mut document) => {
                self.faults(&mut document);
                for problem in &document.problems {
                    print::tell(&format!("{}: {problem}", name.display()));
                    self.failed = true;
                }
                // In a folder an empty file is worth a note; the one that was asked for is missed.
                if self.named && document.blocks.is_empty() && document.problems.is_empty() {
                    if !self.wanted.noted {
                        self.tell(name, &Note::Empty);
                    }
                    self.failed = true;
                }
                self.count += 1;
                (self.take)(document);
            }
            Err(note) => {
                let note = match note {
                    // Its own place counts from the article's line.
                    Note::Json { position: Position { line, column }, why } => {
                        Note::Json { position: Position { line: line + at.line, column }, why }
                    }
                    note => note,
                };
                self.complain(name, base.map(|b| b.line + 1), &note);
            }
        }
    }

    /// There is copy, but it is not known how to read it.
    fn pass_over(&mut self) {
        self.count += 1;
        self.failed = true;
    }

    /// The mistakes of a claim file, drawn; in the report a line each.
    fn faults(&mut self, document: &mut Document) {
        if !notation::is_sheet(document) {
            return;
        }
        let (_, faults) = notation::parse(document);
        self.failed |= !faults.is_empty();
        let lines = document.lines();
        let drawn = faults.iter().map(|fault| render::claim_fault(document, &lines, fault));
        print::raw(&drawn.collect::<String>());
        let notes: Vec<String> = faults.iter().map(|fault| fault.line(document, &lines)).collect();
        document.notes.extend(notes);
    }

    /// Lists a file that cannot be read, with the note that says so.
    fn list(&mut self, path: &Path, note: &Note) {
        let Some(options) = (self.known)(path) else { return self.pass_over() };
        self.count += 1;
        (self.take)(Document::unread(&path.to_string_lossy(), note, &options));
    }

    fn tell(&self, path: &Path, note: &Note) {
        print::tell(&format!("{}: {}", path.display(), note.say(self.language())));
    }

    fn complain(&mut self, path: &Path, line: Option<usize>, note: &Note) {
        let path = line.map_or(path.display().to_string(), |line| format!("{}:{line}", path.display()));
        print::tell(&format!("{path}: {}", note.say(self.language())));
        self.failed = true;
    }

    fn language(&self) -> Lang {
        print::language(&self.wanted.options)
    }
}

/// Where a folder could not be walked.
fn place(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => place(err),
        _ => None,
    }
}

/// Passes over the rest of a line; how many bytes that was.
fn skip_line(source: &mut dyn BufRead) -> std::io::Result<usize> {
    let mut skipped = 0;
    loop {
        let buffer = source.fill_buf()?;
        let end = buffer.iter().position(|b| *b == b'\n');
        let len = end.map_or(buffer.len(), |at| at + 1);
        source.consume(len);
        skipped += len;
        if end.is_some() || len == 0 {
            return Ok(skipped);
        }
    }
}
