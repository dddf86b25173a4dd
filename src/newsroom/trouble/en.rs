//! What cannot be had, told in English.

use super::{Trouble, Why};
use crate::document::Lang;

pub(super) fn say(trouble: &Trouble) -> String {
    match trouble {
        Trouble::Unread(file, Why::Pipe) => {
            format!("{}: {}; name a file in its place", file.display(), because(&Why::Pipe))
        }
        Trouble::Unread(file, why) => format!(
            "{}: cannot be read: {}; check its name, its permissions and that it is UTF-8",
            file.display(),
            because(why)
        ),
        Trouble::UnreadRules(dir, why) => format!(
            "{}: cannot be read: {}; name a folder of rule files, or one file (.toml)",
            dir.display(),
            because(why)
        ),
        Trouble::NoRuleFiles(dir) => format!(
            "{}: no rule file (.toml) in this folder; addsup rules new ID --dir DIR writes one to begin with",
            dir.display()
        ),
        Trouble::NoSheet(file, None) => {
            format!("{}: no fact sheet; its name must end in .claims", file.display())
        }
        Trouble::NoSheet(file, Some(note)) => format!("{}: {}", file.display(), note.say(Lang::En)),
        Trouble::NoBaseline(file, why) => {
            format!("{}: no baseline ({why}); --write-baseline writes one", file.display())
        }
        Trouble::NoRule(id, near) => {
            let near = near.as_ref().map_or(String::new(), |near| format!("did you mean {near}? "));
            format!("there is no rule “{id}”; {near}addsup rules list shows them all")
        }
        // These are told by their own rooms.
        Trouble::Fault(_) | Trouble::Rule(_) | Trouble::Claims(..) | Trouble::Sheet(..) => String::new(),
    }
}

pub(super) fn because(why: &Why) -> String {
    match why {
        Why::Missing => "there is no such file or folder".into(),
        Why::Forbidden => "permission denied".into(),
        Why::Full => "the disk is full".into(),
        Why::NoText => "it is not UTF-8".into(),
        Why::Pipe => "it is a pipe, and nothing may ever come through it".into(),
        Why::Other(why) => why.clone(),
    }
}
