use super::{Aside, Baseline, Ignore, settle};
use crate::document::{Document, Options};
use crate::finding::{FileReport, Suppressor, check_graph};
use crate::rule::{Rules, Selection};
use crate::{claim, graph, mention};

const EN: &str = "The dairy employs 48 packers, among them 63 women.";
const AR: &str = "يعمل في المصنع 48 عاملا، بينهم 63 امرأة.";

fn report(name: &str, text: &str) -> FileReport {
    let document = Document::from_bytes(name, text.as_bytes(), &Options::default()).expect("copy");
    let readings = mention::read(&document);
    let graph = graph::build(&claim::gather(&document, &readings));
    let findings = check_graph(&document, &graph, &Rules::builtin()).findings;
    drop(readings);
    FileReport { document, figures: Default::default(), marked: Vec::new(), findings }
}

/// What is told, and the notes, with what the copy itself sets aside.
fn settled(name: &str, text: &str) -> (usize, Vec<String>) {
    let report = settle(report(name, text), &Rules::builtin(), &Aside::default());
    (report.told().count(), report.document.notes)
}

fn sidecar(rule: &str, words: Option<&str>) -> Ignore {
    Ignore {
        rule: rule.to_owned(),
        reason: "visitors".to_owned(),
        by: Suppressor::Sidecar,
        place: "a.addsup.toml:1".to_owned(),
        within: None,
        words: words.map(str::to_owned),
        fingerprint: None,
        alone: true,
    }
}

#[test]
fn a_remark_covers_its_paragraph_or_the_next() {
    for copy in [EN, AR] {
        let remark = "<!-- addsup: ignore part-exceeds-whole: both are of last year -->";
        for text in [
            format!("{remark}\n\n{copy}\n"),
            format!("{copy} {remark}\n"),
            format!("{remark} {copy}\n"),
            format!("# Dairy\n\n{remark}\n{copy}\n\n{}\n", copy.replace("63", "31")),
        ] {
            assert_eq!(settled("a.md", &text), (0, Vec::new()), "{text}");
        }
        let html = format!("<article>{remark}<p>{copy}</p></article>");
        assert_eq!(settled("a.html", &html), (0, Vec::new()), "{html}");
        // The paragraph before, one further down, and the end are not meant.
        for text in [
            format!("{copy}\n\n{remark}\n"),
            format!("{remark}\n\nRain fell.\n\n{copy}\n"),
            format!("{copy}\n\n{remark}\n\nRain fell.\n"),
        ] {
            let (told, notes) = settled("a.md", &text);
            assert_eq!((told, notes.len()), (1, 1), "{text}: {notes:?}");
            assert!(notes[0].contains("part-exceeds-whole"), "{notes:?}");
        }
    }
}

#[test]
fn a_remark_for_the_file_covers_all_of_it() {
    let text = format!(
        "{EN}\n\n{}\n\n<!-- addsup: ignore-file part-exceeds-whole guests -->\n",
        EN.replace("48", "52")
    );
    let report = settle(report("a.md", &text), &Rules::builtin(), &Aside::default());
    let reasons: Vec<_> = report.findings.iter().filter_map(|f| f.suppressed.as_ref()).collect();
    assert_eq!(reasons.len(), 2);
    assert!(reasons.iter().all(|s| s.by == Suppressor::Comment && s.reason == "guests"));
}

#[test]
fn a_remark_without_a_reason_or_of_no_rule_sets_nothing_aside() {
    for (remark, note) in [
        ("addsup: ignore part-exceeds-whole", "1:1"),
        ("addsup: ignore part-exceeds-whole -", "1:1"),
        ("addsup: off part-exceeds-whole it is right", "1:1"),
        ("addsup: ignore part-exceeds-hole it is right", "did you mean part-exceeds-whole?"),
    ] {
        let (told, notes) = settled("a.md", &format!("<!-- {remark} -->\n{EN}\n"));
        assert_eq!((told, notes.len()), (1, 1), "{remark}: {notes:?}");
        assert!(notes[0].contains(note), "{notes:?}");
    }
    let (_, notes) = settled("a.md", &format!("<!-- addsup: ignore part-exceeds-hole خطأ -->\n{AR}\n"));
    assert!(notes[0].contains("لعل المقصود part-exceeds-whole"), "{notes:?}");
    // Remarks that are not for the program are nobody's business.
    assert_eq!(settled("a.md", &format!("<!-- check with Anna -->\n{EN}\n")), (1, Vec::new()));
}

#[test]
fn what_stands_beside_the_copy_covers_by_rule_words_or_fingerprint() {
    let rules = Rules::builtin();
    let told = |text: &str, ignore: Ignore| {
        let ignores = [ignore];
        let aside = Aside { ignores: &ignores, ..Aside::default() };
        let report = settle(report("a.txt", text), &rules, &aside);
        (report.told().count(), report.document.notes.len())
    };
    for (text, words) in [(EN, "63 women"), (AR, "63 امرأة")] {
        assert_eq!(told(text, sidecar("part-exceeds-whole", None)), (0, 0));
        assert_eq!(told(text, sidecar("part-exceeds-whole", Some(words))), (0, 0));
        assert_eq!(told(text, sidecar("part-exceeds-whole", Some("64"))), (1, 1));
        assert_eq!(told(text, sidecar("remainder-mismatch", None)), (1, 1));
        let fingerprint = Some(report("a.txt", text).findings[0].fingerprint.clone());
        assert_eq!(told(text, Ignore { fingerprint, ..sidecar("part-exceeds-whole", None) }), (0, 0));
    }
    // A line of a feed need not hold what another one does; nor is a rule that did not run missed.
    let ignores = [sidecar("remainder-mismatch", None)];
    let aside = Aside { ignores: &ignores, piece: true, ..Aside::default() };
    assert!(settle(report("a.txt", EN), &rules, &aside).document.notes.is_empty());
    let off = Selection { off: vec!["remainder-mismatch".to_owned()], ..Selection::default() };
    let fewer = Rules::builtin().select(&off).expect("a rule");
    let aside = Aside { ignores: &ignores, ..Aside::default() };
    assert!(settle(report("a.txt", EN), &fewer, &aside).document.notes.is_empty());
}

#[test]
fn a_baseline_knows_a_clash_whatever_is_edited_elsewhere() {
    for copy in [EN, AR] {
        let mut baseline = Baseline::new();
        let mut first = report("a.txt", copy);
        baseline.take("a.txt", &mut first);
        assert_eq!(first.told().count(), 0);
        let known = baseline.of("a.txt");
        assert_eq!((known.len(), baseline.of("b.txt").len()), (1, 0));
        let aside = Aside { baseline: known, ..Aside::default() };
        let settled = |text: String| settle(report("a.txt", &text), &Rules::builtin(), &aside);
        let edited = settled(format!("Rain fell for 3 days.\n\n{copy}\n\nIt was in 2019.\n"));
        assert_eq!((edited.told().count(), edited.findings.len()), (0, 1));
        assert!(edited.document.notes.is_empty());
        // Another clash is told, and one that is gone is noted.
        let other = settled(copy.replace("63", "64"));
        assert_eq!((other.told().count(), other.document.notes.len()), (1, 1));
    }
}
