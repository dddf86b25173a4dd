//! What is sent: a draft, and what is known of it.

use super::fault::Fault;
use crate::Facts;
use crate::document::{Document, Format, Lang, Options, parse_date};
use crate::finding::{Aside, FileReport, Ignore, settle};
use crate::render::Utf16;
use crate::rule::Rules;
use crate::settings::Sidecar;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use schemars::JsonSchema;
use serde::Deserialize;
use std::path::Path;

/// The most bytes of copy that are checked at once; longer copy is for the command.
pub(super) const LONGEST_COPY: usize = 2 << 20;

/// A draft.
#[derive(Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(title = "Draft", transform = one_of_two)]
pub(super) struct Draft {
    /// The draft. Either this or `base64` is needed.
    pub text: Option<String>,
    /// A file, byte by byte: a Word file, or one of unknown encoding.
    #[schemars(extend("contentEncoding" = "base64"))]
    pub base64: Option<String>,
    /// The name of the file; its extension tells the format.
    pub name: Option<String>,
    /// The language of the copy [default: its own].
    pub language: Option<Lang>,
    /// The day of publication, as 2021-04-07 [default: the copy's own; never today].
    #[schemars(extend("format" = "date"))]
    pub published: Option<String>,
    /// The format [default: by name and content].
    #[schemars(extend("enum" = formats()))]
    pub format: Option<String>,
    /// The language of the answer [default: that of the copy].
    pub messages: Option<Lang>,
    /// How places are counted: `utf16` adds `utf16_start` and `utf16_end` to bytes.
    pub offsets: Offsets,
    /// What has been looked at and set aside: the text of a sidecar (draft.addsup.toml).
    pub review: Option<String>,
    /// A fact sheet in the claim notation to check the copy against.
    pub against: Option<String>,
}

/// How places are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub(super) enum Offsets {
    /// Bytes of the text in UTF-8, or of the file.
    #[default]
    Bytes,
    /// Bytes, and units of UTF-16 as JavaScript, ProseMirror and many a CMS count.
    Utf16,
}

/// Names of formats, and none.
fn formats() -> Vec<Option<&'static str>> {
    Format::names().map(|(name, _)| Some(name)).chain([None]).collect()
}

/// Either the text or the bytes.
fn one_of_two(schema: &mut schemars::Schema) {
    let one =
        |name: &str| serde_json::json!({ "required": [name], "properties": { name: { "type": "string" } } });
    schema.insert("anyOf".into(), serde_json::json!([one("text"), one("base64")]));
}

/// A draft that was read.
pub(super) struct Read {
    pub document: Document,
    pub format: Format,
    pub facts: Option<Facts>,
    /// The file, of one that came byte by byte.
    pub bytes: Vec<u8>,
    /// Where places in UTF-16 are wanted.
    pub utf16: Option<Utf16>,
    /// What has been looked at and set aside.
    pub review: Sidecar,
}

impl Draft {
    /// What a body holds.
    pub fn of(body: &[u8]) -> Result<Draft, Fault> {
        let wrong = |error: serde_json::Error| Fault::wrong(format!("the body is no draft: {error}"));
        // A structure may be written as a list in JSON; the interface does not offer that.
        if body.iter().find(|b| !b.is_ascii_whitespace()) != Some(&b'{') {
            return Err(Fault::wrong("the body is no draft: send a JSON object, such as {\"text\":\"…\"}"));
        }
        serde_json::from_slice(body).map_err(wrong)
    }

    /// Reads the draft; what it does not say is as the house has it.
    pub fn read(self, house: &Options) -> Result<Read, Fault> {
        let published = self.published.as_deref().map(day).transpose()?;
        let messages = self.messages.or(house.messages);
        let lang = messages.or(self.language).unwrap_or(Lang::En);
        let review = match &self.review {
            Some(text) => Sidecar::read("review", text).map_err(|fault| {
                let (line, column) = fault.place();
                let (message, help) = fault.say(lang);
                Fault::wrong(format!("review:{line}:{column}: {message} {help}").trim().to_owned())
            })?,
            None => Sidecar::default(),
        };
        let options = Options {
            date: published.or(review.date),
            lang: self.language.or(review.language),
            messages,
            presumed_date: None,
            ..*house
        };
        let name = self.name.as_deref().filter(|name| !name.is_empty()).unwrap_or("draft");
        let bytes = match (&self.text, &self.base64) {
            (Some(text), None) => text.as_bytes().to_vec(),
            (None, Some(coded)) => {
                STANDARD.decode(coded).map_err(|error| Fault::wrong(format!("base64: {error}")))?
            }
            (None, None) => return Err(Fault::wrong("there is no draft: give “text” or “base64”")),
            (Some(_), Some(_)) => return Err(Fault::wrong("give “text” or “base64”, not both")),
        };
        let format = match self.format.as_deref() {
            Some(name) => named(name)?,
            // What is typed is prose, whatever it begins with.
            None if self.name.is_none() && self.text.is_some() => Format::Text,
            None => Format::of(Path::new(name), &bytes),
        };
        if format != Format::Docx && bytes.len() > LONGEST_COPY {
            return Err(too_long());
        }
        let document = Document::read(name, &bytes, format, crate::document::Base::default(), &options)
            .map_err(|note| Fault::unreadable(note.say(lang)))?;
        if document.text.len() > LONGEST_COPY {
            return Err(too_long());
        }
        let facts = self.against.as_deref().map(|sheet| facts(sheet, lang, house)).transpose()?;
        let utf16 = match (self.offsets, &self.text) {
            (Offsets::Utf16, Some(text)) if format != Format::Docx => Some(Utf16::of(text)),
            (Offsets::Utf16, _) => {
                return Err(Fault::wrong("offsets in UTF-16 are those of a “text”; a file has bytes only"));
            }
            (Offsets::Bytes, _) => None,
        };
        Ok(Read { document, format, facts, bytes, utf16, review })
    }
}

/// Sets aside what a review names.
pub(super) fn settled(report: FileReport, ignores: &[Ignore], rules: &Rules) -> FileReport {
    settle(report, rules, &Aside { ignores, ..Aside::default() })
}

fn day(text: &str) -> Result<jiff::civil::Date, Fault> {
    parse_date(text)
        .ok_or_else(|| Fault::wrong(format!("published: “{text}” is no date; write it as 2021-04-07")))
}

fn named(name: &str) -> Result<Format, Fault> {
    let found = Format::names().find(|(known, _)| *known == name);
    found.map(|(_, format)| format).ok_or_else(|| {
        let known: Vec<&str> = Format::names().map(|(name, _)| name).collect();
        Fault::wrong(format!("format: “{name}” is none of {}", known.join(", ")))
    })
}

fn facts(sheet: &str, lang: Lang, house: &Options) -> Result<Facts, Fault> {
    let options = Options { messages: Some(lang), readings: house.readings, ..Options::default() };
    let base = crate::document::Base::default();
    let document = Document::read("facts.claims", sheet.as_bytes(), Format::Claims, base, &options);
    let document = document.map_err(|note| Fault::wrong(format!("against: {}", note.say(lang))))?;
    Facts::of(document).ok_or_else(|| Fault::wrong("against: this is no fact sheet"))
}

fn too_long() -> Fault {
    let most = LONGEST_COPY >> 20;
    Fault::large(format!("the copy is longer than {most} MiB; check it with the command: addsup check FILE"))
}
