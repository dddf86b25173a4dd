//! Mistakes in the command's options, told in Arabic. In English clap tells them itself.

use super::message;
use crate::document::Lang;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::error::Error;

/// Prints what is wrong with the command line, or the help that was asked for, and ends with the
/// status that clap gives it.
pub(super) fn end(error: &clap::Error) -> u8 {
    let told = if message::language() == Lang::Ar { arabic(error) } else { None };
    match told {
        Some(told) => super::print::raw(&told),
        // To the standard output or the standard error, as it must be; who closed both is not told.
        None => drop(error.print()),
    }
    u8::try_from(error.exit_code()).unwrap_or(2)
}

/// `None` for what is no mistake: help and the version.
fn arabic(error: &clap::Error) -> Option<String> {
    let text = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(one)) => Some(one.clone()),
        Some(ContextValue::Strings(all)) => Some(all.join("، ")),
        Some(ContextValue::StyledStr(one)) => Some(one.to_string()),
        Some(ContextValue::StyledStrs(all)) => {
            Some(all.iter().map(ToString::to_string).collect::<Vec<_>>().join("، "))
        }
        _ => None,
    };
    let arg = text(ContextKind::InvalidArg).unwrap_or_default();
    let value = text(ContextKind::InvalidValue).unwrap_or_default();
    let valid = text(ContextKind::ValidValue).unwrap_or_default();
    let known = if valid.is_empty() { String::new() } else { format!("؛ المعروف: {valid}") };
    let what = match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => return None,
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand => return None,
        ErrorKind::UnknownArgument => format!("لا خيار باسم «{arg}»"),
        ErrorKind::InvalidSubcommand => {
            format!("لا أمر باسم «{}»", text(ContextKind::InvalidSubcommand).unwrap_or_default())
        }
        ErrorKind::MissingRequiredArgument => format!("ينقص الأمر: {arg}"),
        ErrorKind::InvalidValue if value.is_empty() => format!("ينقص ما يلي الخيار «{arg}»{known}"),
        ErrorKind::InvalidValue => format!("لا يصلح «{value}» للخيار «{arg}»{known}"),
        ErrorKind::ValueValidation => {
            let why = error.source().map_or(String::new(), |why| format!(": {why}"));
            format!("لا يصلح «{value}» للخيار «{arg}»{why}")
        }
        ErrorKind::ArgumentConflict => {
            let prior = text(ContextKind::PriorArg).unwrap_or_default();
            match prior.is_empty() || prior == arg {
                true => format!("يذكر الخيار «{arg}» مرة واحدة"),
                false => format!("لا يجتمع الخياران «{arg}» و«{prior}»"),
            }
        }
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues | ErrorKind::TooFewValues => {
            format!("عدد ما يلي الخيار «{arg}» ليس كما يجب")
        }
        ErrorKind::InvalidUtf8 => "في سطر الأمر ما ليس بترميز UTF-8".into(),
        _ => format!("سطر الأمر ليس كما يجب: {arg}"),
    };
    let near = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    let near =
        near.into_iter().find_map(text).map_or(String::new(), |near| format!("؛ لعل المقصود «{near}»"));
    let usage = text(ContextKind::Usage).unwrap_or_default();
    let usage = usage.trim().trim_start_matches("Usage:").trim();
    let usage =
        if usage.is_empty() { String::new() } else { format!("\nالاستعمال:\n    {usage}\n") };
    Some(format!("addsup: {what}{near}\n{usage}\nالخيارات كلها: addsup --help\n"))
}
