//! Mistakes in English.

use super::{Problem, Want};

pub(super) fn say(problem: &Problem) -> (String, String) {
    match problem {
        Problem::Expected(want, found) => (format!("expected {}", what(*want)), here(found)),
        Problem::UnknownWord(word, near) => (
            format!("“{word}” means nothing here"),
            near.map_or("docs/claims.md lists them all".into(), |near| format!("did you mean “{near}”?")),
        ),
        Problem::UnknownName(name, near) => (
            format!("nothing is called “{name}”"),
            match near {
                Some(near) => format!("did you mean “{near}”?"),
                None => "give it a line of its own, before or after".into(),
            },
        ),
        Problem::Twice(name) => (
            format!("“{name}” is the name of two things"),
            "give the second another name, such as one with a dot and a number".into(),
        ),
        Problem::NoFigure(words) => (
            format!("no figure and no time can be read in “{words}”"),
            "write it as copy would, or say how it is read: “, read as quantity value 30”".into(),
        ),
        Problem::ManyFigures(words) => {
            (format!("“{words}” holds more than one figure"), "give each a line and a name".into())
        }
        Problem::Cycle(name) => (
            format!("what is given makes “{name}” a part of itself"),
            "a figure can only be made of others".into(),
        ),
        Problem::Repeated(name) => (
            format!("“{name}” stands in this sum twice"),
            "a figure can be in a sum once; give its double a line and a name".into(),
        ),
        Problem::Itself(name) => {
            (format!("“{name}” is tied to itself"), "name the other thing that is meant".into())
        }
        Problem::Unclosed => {
            ("a text begins here and does not end".into(), "close it with the same marks".into())
        }
        Problem::TooLong(most) => (format!("longer than {most} bytes"), "split it".into()),
        Problem::TooMany(most) => {
            (format!("more than {most} on one line"), "give parts of it names and lines of their own".into())
        }
        Problem::TooDeep(most) => (format!("more than {most} brackets in one another"), "flatten it".into()),
        Problem::More(count) => (format!("and {count} more mistakes"), String::new()),
    }
}

fn here(found: &str) -> String {
    if found.is_empty() { "the line ends here".into() } else { format!("found “{found}”") }
}

fn what(want: Want) -> &'static str {
    match want {
        Want::Statement => {
            "a figure (NAME = FIGURE), “NAME says”, “given”, or source, claim, measure, event, change, list or member with a name"
        }
        Want::Name => "a name: a letter, then letters, digits, dots, hyphens",
        Want::Figure => "a figure or a time, as copy would write it",
        Want::Text => "a text between quotation marks",
        Want::Property => "a property, such as “part of NAME”",
        Want::Number => "a number",
        Want::Interval => "a number, or two with “..” between them",
        Want::Day => "a day, YYYY-MM-DD",
        Want::Language => "a language, en or ar",
        Want::Field => "a field of the reading, such as “value 30”",
        Want::Unit => "a unit, such as km",
        Want::Noun => "what is counted, its dictionary form between quotation marks",
        Want::Zone => "a time zone: minutes from UTC, a name that the lexicon knows, or local",
        Want::Kind => "a kind of figure, such as quantity, percent, date",
        Want::Bracket => "a closing bracket",
        Want::Comma => "a comma or the end of the line",
        Want::Equals => "an equals sign",
    }
}
