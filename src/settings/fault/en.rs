//! Mistakes in settings, told in English.

use super::{Kind, Wrong};

pub(super) fn say(wrong: &Wrong) -> (String, String) {
    match wrong {
        Wrong::Word { word, key, known, near } => {
            let what = if *key { "key" } else { "value" };
            let near = near.as_ref().map_or(String::new(), |near| format!("did you mean {near}? "));
            (format!("there is no {what} “{word}” here"), format!("{near}Known here: {}", known.join(", ")))
        }
        Wrong::Kind(kind) => {
            let (what, so) = match kind {
                Kind::Text => ("words in quotes", "\"ar\""),
                Kind::Number => ("a number", "0.5"),
                Kind::Whole => ("a whole number", "100"),
                Kind::List => ("a list", "[\"wire\", \"archive\"]; of tables [[override]]"),
                Kind::Pair => ("a list of two numbers", "[0.5, 1]"),
                Kind::Table => ("a table of keys", "{ key = \"value\" }"),
            };
            (format!("this must be {what}"), format!("write it as {so}"))
        }
        Wrong::Missing(key) => {
            (format!("the key “{key}” is missing here"), "docs/configuration.md shows each option".into())
        }
        Wrong::Twice => ("this key is there already".into(), "leave one of the two".into()),
        Wrong::Form(why) => {
            (format!("this is not as it should be: {why}"), "docs/configuration.md shows each option".into())
        }
        Wrong::Glob(why) => {
            (format!("not a pattern of paths: {why}"), "write it as archive/** or wire/*.txt".into())
        }
        Wrong::Rule { id, near } => {
            let near = near.as_ref().map_or(String::new(), |near| format!("did you mean {near}? "));
            (format!("there is no rule “{id}”"), format!("{near}addsup rules list shows them all"))
        }
        Wrong::Version { pinned, newest } => (
            format!("there is no rule set {pinned} in this version, the newest is {newest}"),
            format!("write a number from 1 to {newest}, or install a newer addsup"),
        ),
        Wrong::Number { least, most } => (
            format!("this must be a number from {least} to {most}"),
            "write whole numbers, or at most two decimals where a width is set".into(),
        ),
        Wrong::Ends => (
            "the first of the two is larger than the second".into(),
            "write the plain reading, then the lenient one, which is as wide or wider; the fewest, then the most".into(),
        ),
        Wrong::NoReason => {
            ("nothing is set aside without a reason".into(), "say why, for those who come after".into())
        }
        Wrong::Date(date) => (format!("“{date}” is no calendar date"), "write it as \"2021-04-07\"".into()),
    }
}
