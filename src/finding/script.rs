//! A report speaks in the digits of the copy: «٨٤ ÷ ٢٤٠ = ٣٥٪».

use super::Finding;
use crate::document::{Document, Lang};

/// The first digit of each script that is not the report's own.
const ZEROS: [char; 2] = ['\u{660}', '\u{6F0}'];

/// Writes what an Arabic finding tells in the digits of the figures it points at, where those are all
/// of one script.
pub(super) fn as_in_copy(finding: &mut Finding, document: &Document) {
    if document.messages != Lang::Ar {
        return;
    }
    let told = || finding.labels.iter().flat_map(|label| label.span.of(&document.text).chars());
    let of = |zero: char| told().any(|c| (0..10).any(|d| u32::from(c) == u32::from(zero) + d));
    let Some(zero) = ZEROS.into_iter().find(|zero| of(*zero)) else { return };
    if told().any(|c| c.is_ascii_digit()) {
        return;
    }
    for replacement in finding.replacements.iter_mut() {
        replacement.text = written(&replacement.text, zero);
        replacement.reads = written(&replacement.reads, zero);
    }
    for text in finding.explanation.iter_mut().chain([&mut finding.message, &mut finding.help]) {
        *text = written(text, zero);
    }
}

fn written(text: &str, zero: char) -> String {
    let chars: Vec<char> = text.chars().collect();
    let digit = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(char::is_ascii_digit);
    let one = |(at, c): (usize, &char)| match c {
        '0'..='9' => c.to_digit(10).and_then(|d| char::from_u32(u32::from(zero) + d)).unwrap_or(*c),
        ',' if digit(at.checked_sub(1)) && digit(Some(at + 1)) => '٬',
        '.' if digit(at.checked_sub(1)) && digit(Some(at + 1)) => '٫',
        '%' if digit(at.checked_sub(1)) => '٪',
        other => *other,
    };
    chars.iter().enumerate().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_rewritten_and_words_are_not() {
        assert_eq!(written("84 ÷ 240 = 35%، لا 1,250.5.", '\u{660}'), "٨٤ ÷ ٢٤٠ = ٣٥٪، لا ١٬٢٥٠٫٥.");
    }
}
