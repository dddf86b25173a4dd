//! The files as they are written. Their comments are the descriptions of the JSON Schema.

use super::readings::Readings;
use crate::document::Lang;
use crate::rule::Severity;
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

/// A word whose place is told where it is wrong.
type Word = Spanned<String>;

/// addsup.toml: how copy is checked in this folder and below it. What a draft says of itself goes
/// before it, and so do the options of the command.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
#[schemars(title = "addsup.toml")]
pub(super) struct Settings {
    /// The language of copy that does not say its own; without it the letters tell.
    pub language: Option<Lang>,
    /// The language of reports; without it that of the copy.
    pub messages: Option<Lang>,
    /// Where the publication date of copy comes from that does not say its own.
    pub date: Option<DateSource>,
    /// A fact sheet in the claim notation to check the copy against.
    pub against: Option<String>,
    /// The baseline: what it holds is not told.
    pub baseline: Option<String>,
    /// Which rules are run.
    pub rules: RuleSet,
    /// How far figures may be read before two of them clash.
    pub readings: Readings,
    /// Clashes that are not to be told, and why.
    pub ignore: Vec<Ignore>,
    /// What is otherwise for some of the files; a later one goes before an earlier one.
    #[serde(rename = "override")]
    pub overrides: Vec<Override>,
}

/// Where a date comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum DateSource {
    /// From the copy only.
    Copy,
    /// From the copy, else from its name or folders: 2021-04-07-talks.md, 2021/04/07/talks.txt.
    Name,
}

/// Which rules are run.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(super) struct RuleSet {
    /// The set of rules to keep to: rules that came with a later one are off unless `on` names them.
    #[schemars(with = "Option<u32>", range(min = 1))]
    pub version: Option<Spanned<u32>>,
    /// Folders of your own rule files; one of the same id takes the place of ours.
    pub path: Vec<String>,
    /// Rules to switch on: preview rules, and those of a later set.
    #[schemars(with = "Vec<String>")]
    pub on: Vec<Word>,
    /// Rules, or kinds of clashes, to switch off.
    #[schemars(with = "Vec<String>")]
    pub off: Vec<Word>,
    /// Other severities than the rules have.
    #[schemars(with = "BTreeMap<String, Severity>")]
    pub severity: BTreeMap<Word, Severity>,
}

/// Which rules are run otherwise.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(super) struct RuleChange {
    /// Rules to switch on.
    #[schemars(with = "Vec<String>")]
    pub on: Vec<Word>,
    /// Rules, or kinds of clashes, to switch off.
    #[schemars(with = "Vec<String>")]
    pub off: Vec<Word>,
    /// Other severities.
    #[schemars(with = "BTreeMap<String, Severity>")]
    pub severity: BTreeMap<Word, Severity>,
}

/// What is otherwise for some of the files.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Override {
    /// Files and folders, from the folder of addsup.toml: `*` stands for a part of a name, `**` for
    /// any number of folders. A folder stands for all that is in it.
    #[schemars(with = "Vec<String>")]
    pub paths: Vec<Word>,
    /// The language of copy that does not say its own.
    pub language: Option<Lang>,
    /// The language of reports.
    pub messages: Option<Lang>,
    /// Where the publication date comes from.
    pub date: Option<DateSource>,
    /// A fact sheet to check the copy against.
    pub against: Option<String>,
    /// Which rules are run.
    #[serde(default)]
    pub rules: RuleChange,
    /// How far figures may be read.
    #[serde(default)]
    pub readings: Readings,
}

/// A clash that is not to be told, and why.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Ignore {
    /// The file, or files and folders as in an override.
    #[schemars(with = "String")]
    pub path: Word,
    /// The rule, or the kind of clash.
    #[schemars(with = "String")]
    pub rule: Word,
    /// Why.
    #[schemars(with = "String", length(min = 1))]
    pub reason: Word,
    /// Only what points at these words.
    pub words: Option<String>,
    /// Only the clash with this fingerprint (of the report in JSON).
    pub fingerprint: Option<String>,
}

/// draft.addsup.toml beside draft.txt or draft.docx: what holds for this file.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
#[schemars(title = "draft.addsup.toml")]
pub(super) struct Beside {
    /// The publication date, as 2021-04-07; goes before the copy's own.
    #[schemars(with = "Option<String>")]
    pub date: Option<Word>,
    /// The language; goes before the copy's own.
    pub language: Option<Lang>,
    /// Clashes that are not to be told, and why.
    pub ignore: Vec<IgnoreBeside>,
    /// Figures that somebody has looked at.
    pub figure: Vec<super::Tick>,
}

/// A clash that is not to be told, and why.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct IgnoreBeside {
    /// The rule, or the kind of clash.
    #[schemars(with = "String")]
    pub rule: Word,
    /// Why.
    #[schemars(with = "String", length(min = 1))]
    pub reason: Word,
    /// Only what points at these words.
    pub words: Option<String>,
    /// Only the clash with this fingerprint (of the report in JSON).
    pub fingerprint: Option<String>,
}
