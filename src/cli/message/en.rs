//! Messages of the command in English.

use super::Message;
use crate::document::Lang;
use std::io::ErrorKind;

pub(super) fn say(message: &Message<'_>) -> String {
    match message {
        Message::Unwritten(path, why) => {
            format!(
                "{}: cannot be written: {}; check the name and its permissions",
                path.display(),
                why.say(Lang::En)
            )
        }
        Message::ReportUnwritten(why) => {
            format!("the report cannot be written: {}; free some space or write elsewhere", why.say(Lang::En))
        }
        Message::Workbook => "a workbook is not for a terminal; name a file for it with --output".into(),
        Message::WorkbookFails(why) => {
            format!("the workbook cannot be made: {why}; check fewer files at once")
        }
        Message::OneWordFile => "--format docx takes one Word file at a time".into(),
        Message::WordFile => "a Word file is not for a terminal; name a file for it with --output".into(),
        Message::NoWordFile(path) => {
            format!("{}: --format docx hands back a Word file (.docx), named as a file", path.display())
        }
        Message::NoComments(path, why) => format!("{}: comments cannot be put in: {why}", path.display()),
        Message::Jobs(why) => format!("{why}; try --jobs 1"),
        Message::RuleName(id) => {
            format!("“{id}” is no name for a rule: use small letters, digits and hyphens")
        }
        Message::RuleTaken(id, file) => format!(
            "“{id}” is a rule that comes with the program ({file}); a file of that name takes its place, so \
             choose another id, or copy that file and change it"
        ),
        Message::Exists(path) => format!("{}: is there already; choose another id", path.display()),
        Message::NoRule(id, near) => {
            let near = near.map_or(String::new(), |near| format!("did you mean {near}? "));
            format!("there is no rule “{id}”; {near}addsup rules list shows them all")
        }
        Message::Languages => "known languages: en, ar".into(),
        Message::Formats(known) => format!("known formats: {known}"),
        Message::Width => "write a number of columns from 1 to 10000, such as 80".into(),
        Message::Files => "write a number of files from 1 to 65535, such as 4".into(),
        Message::DateForm => "write the date as YYYY-MM-DD".into(),
        Message::DateDay(year, month, last) => format!("{year}-{month:02} has the days 01 to {last}"),
        Message::DateMonth => "the months are 01 to 12".into(),
        Message::SeverityForm => "write RULE=error, RULE=warning or RULE=note".into(),
        Message::EmptyToken => "the token is empty; write one behind --token".into(),
        Message::OpenAddress(address) => format!(
            "{address}: others on the network can reach it; give a token with --token, or listen on 127.0.0.1"
        ),
        Message::Address(address, error) if error.kind() == ErrorKind::AddrInUse => format!(
            "{address}: something else listens there; choose another port with --listen, or 0 for any free one"
        ),
        Message::Address(address, error) => format!(
            "{address}: the page cannot be served there: {error}; choose another address with --listen"
        ),
        Message::Severity(word) => format!("“{word}” is none of error, warning, note"),
    }
}
