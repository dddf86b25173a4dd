//! What the client's user set.

use crate::document::{Lang, Options, parse_date, parse_lang};
use crate::newsroom::Asked;
use crate::rule::Severity;
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

/// The settings that hold.
#[derive(Clone, Debug, Default)]
pub(super) struct Settings {
    /// The language to speak; the copy's, if none.
    pub messages: Option<Lang>,
    /// What is asked for of every check; paths as they are written.
    pub asked: Asked,
    /// Whether hints are shown.
    pub hints: bool,
    /// How long typing must pause before a document is checked.
    pub pause: Option<Duration>,
    /// Where the pages of the rules are; `{rule}` stands for the rule.
    pub pages: Option<String>,
    /// Whether files are checked that are not open.
    pub workspace: Option<bool>,
}

/// How long typing must pause, unless somebody says otherwise.
const PAUSE: Duration = Duration::from_millis(60);

impl Settings {
    /// Reads settings, bare or under `addsup`; with what is wrong with them, each by its key.
    pub fn of(value: &Value) -> (Settings, Vec<String>) {
        let value = value.get("addsup").unwrap_or(value);
        let mut wrong = Vec::new();
        let settings = Settings::read(value, &mut wrong);
        (settings, wrong)
    }

    fn read(value: &Value, wrong: &mut Vec<String>) -> Settings {
        let lang = |key: &str, wrong: &mut Vec<String>| {
            let text: Option<String> = field(value, key, wrong);
            let text = text.filter(|text| !text.is_empty() && text != "auto")?;
            let lang = parse_lang(&text);
            if lang.is_none() {
                wrong.push(key.to_owned());
            }
            lang
        };
        let messages = lang("messages", wrong);
        let language = lang("language", wrong);
        let date: Option<String> = field(value, "date", wrong).filter(|date: &String| !date.is_empty());
        let day = date.as_deref().and_then(parse_date);
        if date.is_some() && day.is_none() {
            wrong.push("date".into());
        }
        let path = |text: String| (!text.is_empty()).then(|| PathBuf::from(text));
        Settings {
            messages,
            asked: Asked {
                options: Options { date: day, lang: language, messages, ..Options::default() },
                on: field(value, "rules/on", wrong).unwrap_or_default(),
                off: field(value, "rules/off", wrong).unwrap_or_default(),
                severity: field::<BTreeMap<String, Severity>>(value, "rules/severity", wrong)
                    .unwrap_or_default()
                    .into_iter()
                    .collect(),
                rules: field::<Vec<String>>(value, "rules/paths", wrong)
                    .unwrap_or_default()
                    .into_iter()
                    .filter_map(path)
                    .collect(),
                against: field(value, "facts", wrong).and_then(path),
                ..Asked::default()
            },
            hints: field(value, "inlayHints", wrong).unwrap_or(false),
            pause: field(value, "delay", wrong).map(Duration::from_millis),
            pages: field(value, "rulePages", wrong).filter(|url: &String| !url.is_empty()),
            workspace: field(value, "workspace", wrong),
        }
    }

    pub fn pause(&self) -> Duration {
        self.pause.unwrap_or(PAUSE)
    }

    /// Whether the client's pull reaches files that are not open.
    pub fn workspace(&self) -> bool {
        self.workspace.unwrap_or(true)
    }
}

/// A setting; nothing where it is not set, or set to what it cannot be, which is told.
fn field<T: for<'d> Deserialize<'d>>(value: &Value, key: &str, wrong: &mut Vec<String>) -> Option<T> {
    let found = value.pointer(&format!("/{key}")).filter(|v| !v.is_null())?;
    match serde_json::from_value(found.clone()) {
        Ok(found) => Some(found),
        Err(_) => {
            wrong.push(key.replace('/', "."));
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn settings_come_bare_or_under_a_name() {
        for value in [json!({ "messages": "ar" }), json!({ "addsup": { "messages": "ar" } })] {
            let (settings, wrong) = Settings::of(&value);
            assert_eq!((settings.messages, wrong.len()), (Some(Lang::Ar), 0));
        }
        let (settings, wrong) = Settings::of(&Value::Null);
        assert!(settings.messages.is_none() && wrong.is_empty() && settings.workspace());
    }

    #[test]
    fn a_setting_that_cannot_be_is_named_and_the_others_hold() {
        let value = json!({
            "messages": "fr", "date": "soon", "delay": "long", "inlayHints": true,
            "rules": { "off": 3, "severity": { "a": "error", "b": "fatal" } },
        });
        let (settings, wrong) = Settings::of(&value);
        assert_eq!(wrong, ["messages", "date", "rules.off", "rules.severity", "delay"]);
        assert!(settings.hints);
    }
}
