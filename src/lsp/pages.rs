//! The pages of the rules, for a client to open.
//!
//! A newsroom may keep them on a server of its own; else they are written to the user's cache when
//! one is first asked for.

use super::settings::Settings;
use super::uri;
use crate::rule::{self, Rules};
use lsp_types::Uri;
use std::path::PathBuf;
use std::str::FromStr;

/// Where the page of a rule, or of the rules of a kind, can be read.
pub(super) fn address(id: &str, settings: &Settings, rules: &Rules) -> Option<Uri> {
    if let Some(pattern) = &settings.pages {
        return Uri::from_str(&pattern.replace("{rule}", id)).ok();
    }
    let pages: Vec<String> = rules.named(id).into_iter().map(rule::page).collect();
    let name_is_plain = id.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_');
    if pages.is_empty() || !name_is_plain {
        return None;
    }
    let file = cache()?.join(format!("{id}.md"));
    let page = pages.join("\n");
    if std::fs::read_to_string(&file).ok().as_deref() != Some(&page) {
        std::fs::create_dir_all(file.parent()?).ok()?;
        std::fs::write(&file, page).ok()?;
    }
    uri::of(&file)
}

/// The user's folder for what can be made again.
fn cache() -> Option<PathBuf> {
    let from = |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let base = from("XDG_CACHE_HOME")
        .or_else(|| from("LOCALAPPDATA"))
        .or_else(|| from("HOME").map(|home| home.join(".cache")))?;
    Some(base.join("addsup").join(concat!("rules-", env!("CARGO_PKG_VERSION"))))
}
