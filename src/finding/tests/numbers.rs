//! Figures: parts, shares, changes, remainders, repeats.

use super::*;

#[test]
fn a_part_larger_than_its_whole() {
    let mut draft = Draft::new(Lang::En, "The valley has 42 mills, among them 51 sawmills.");
    let (whole, part) = (draft.count("42 mills", "42", "42"), draft.count("51 sawmills", "51", "51"));
    draft.link(part, EdgeKind::PartOf, whole);
    let finding = draft.only();
    assert_eq!(finding.rule, "part-exceeds-whole");
    assert_eq!(finding.severity, Severity::Error);
    assert_eq!(finding.message, "51 sawmills cannot be among 42 mills");
    assert_eq!(finding.explanation, ["51 > 42"]);
    assert_eq!(
        finding.help,
        "Either “51 sawmills” should be “42 sawmills”, or “42 mills” should be “51 mills”."
    );
    assert_eq!(finding.labels.iter().map(|l| l.role).collect::<Vec<_>>(), [Role::Secondary, Role::Primary]);
    assert_eq!(draft.fixes(), [pair("51", "42"), pair("42", "51")]);
    let counts = draft.counts();
    assert_eq!((counts.seen, counts.linked, counts.checked), (2, 2, 2));
}

#[test]
fn the_reading_that_breaks_decides_the_severity() {
    for (whole, part, severity) in [
        ("3,000", "3,200", Some(Severity::Warning)),
        ("3,000", "3,600", Some(Severity::Error)),
        ("3,000", "2,500", None),
        ("3,000", "2,999", None),
    ] {
        let mut draft = Draft::new(Lang::En, &format!("{whole} soldiers, {part} of them cooks"));
        let digits = |t: &str| t.replace(',', "");
        let (w, p) = (draft.count(whole, whole, &digits(whole)), draft.count(part, part, &digits(part)));
        draft.link(p, EdgeKind::PartOf, w);
        assert_eq!(draft.told().first().map(|t| t.1), severity, "{part} of {whole}");
        assert_eq!(draft.counts().checked, 2);
    }
}

#[test]
fn about_stops_where_it_would_round_up() {
    for (part, clashes) in [("3,500", true), ("3,400", false)] {
        let mut draft = Draft::new(Lang::En, &format!("about 3,000 soldiers, {part} of them cooks"));
        let whole = draft.amount("3,000", "3,000", "3000", Unit::None, Some(Hedge::About));
        let part = draft.count(part, part, &part.replace(',', ""));
        draft.link(part, EdgeKind::PartOf, whole);
        assert_eq!(draft.told().len(), usize::from(clashes));
    }
}

#[test]
fn shares_in_both_scripts() {
    let mut draft = Draft::new(Lang::Ar, "صوت ٨٤ عضوا من أصل ٢٤٠ عضوا، أي ٢٥٪");
    let part = draft.count("٨٤ عضوا", "٨٤", "84");
    let whole = draft.count("٢٤٠ عضوا", "٢٤٠", "240");
    let share = draft.percent("٢٥٪", "٢٥", "25");
    draft.link(share, EdgeKind::ShareOf, whole);
    draft.link(share, EdgeKind::ShareIs, part);
    let finding = draft.only();
    assert_eq!(finding.rule, "percent-of-mismatch");
    assert_eq!(finding.message, "نسبة ٨٤ عضوا إلى ٢٤٠ عضوا هي ٣٥٪، لا ٢٥٪");
    assert_eq!(finding.explanation, ["٨٤ ÷ ٢٤٠ = ٣٥٪، لا ٢٥٪"]);
    assert_eq!(draft.fixes(), [pair("٨٤", "٦٠"), pair("٢٤٠", "٣٣٦"), pair("٢٥", "٣٥")]);
}

#[test]
fn parts_are_summed_by_whole() {
    let text = "12 dead: five women, four men, two children. 9 hurt: six women, three men.";
    let mut draft = Draft::new(Lang::En, text);
    let (dead, hurt) = (draft.count("12 dead", "12", "12"), draft.count("9 hurt", "9", "9"));
    for (words, figure, value, whole) in [
        ("five women", "five", "5", dead),
        ("four men", "four", "4", dead),
        ("two children", "two", "2", dead),
        ("six women", "six", "6", hurt),
        ("three men", "three", "3", hurt),
    ] {
        let part = draft.count(words, figure, value);
        draft.link(part, EdgeKind::PartOf, whole).all = true;
    }
    let finding = draft.only();
    assert_eq!(finding.message, "five women, four men and two children make 11, not 12 dead");
    assert_eq!(finding.explanation, ["5 + 4 + 2 = 11, not 12"]);
    assert_eq!(finding.labels.len(), 4);
    assert!(draft.fixes().contains(&pair("12", "11")) && draft.fixes().contains(&pair("two", "three")));
    assert_eq!(draft.counts().checked, 7);
}

#[test]
fn changes() {
    let build = |verb: &str, direction, factor, by: Option<(&str, Unit)>| {
        let mut draft =
            Draft::new(Lang::En, &format!("Sales {verb} from 40 to 60, or {}.", by.map_or("so", |b| b.0)));
        let change = draft.node(NodeKind::Change, verb);
        let node = draft.graph.node_weight_mut(change).expect("added");
        (node.direction, node.factor) = (direction, factor);
        let (old, new) = (draft.count("40", "40", "40"), draft.count("60", "60", "60"));
        draft.link(change, EdgeKind::ChangeFrom, old);
        draft.link(change, EdgeKind::ChangeTo, new);
        if let Some((by, unit)) = by {
            let by = draft.amount(by, by, by, unit, None);
            draft.link(change, EdgeKind::ChangeBy, by);
        }
        draft.told().into_iter().map(|t| (t.0, t.2.join("|"))).collect::<Vec<_>>()
    };
    assert_eq!(build("rose", 1, None, Some(("50", Unit::Percent))), []);
    assert_eq!(build("rose", 1, None, Some(("20", Unit::None))), []);
    assert_eq!(build("rose", 1, None, Some(("25", Unit::Percent))), [pair("change-mismatch", "40|60|25")]);
    assert_eq!(build("rose", 1, None, Some(("30", Unit::None))), [pair("change-mismatch", "40|60|30")]);
    assert_eq!(build("fell", -1, None, None), [pair("direction-mismatch", "fell|40|60")]);
    assert_eq!(build("doubled", 1, Some((2, 1)), None), [pair("change-mismatch", "doubled|40|60")]);
    assert_eq!(build("grew by half", 1, Some((3, 2)), None), []);
}

#[test]
fn percent_where_points_are_meant() {
    let build = |by: &str, unit| {
        let mut draft = Draft::new(Lang::En, &format!("Turnout rose from 52% to 57%, up {by}."));
        let change = draft.node(NodeKind::Change, "rose");
        let (old, new) = (draft.percent("52%", "52", "52"), draft.percent("57%", "57", "57"));
        let by = draft.amount(by, by, by, unit, None);
        draft.link(change, EdgeKind::ChangeFrom, old);
        draft.link(change, EdgeKind::ChangeTo, new);
        draft.link(change, EdgeKind::ChangeBy, by);
        draft.told().into_iter().map(|t| (t.0, t.1)).collect::<Vec<_>>()
    };
    assert_eq!(build("5", Unit::Percent), [("point-vs-percent".to_owned(), Severity::Warning)]);
    assert_eq!(build("5", Unit::Points), []);
    assert_eq!(build("10", Unit::Percent), []);
    assert_eq!(build("12", Unit::Points), [("change-mismatch".to_owned(), Severity::Error)]);
}

#[test]
fn what_is_left() {
    let mut draft = Draft::new(Lang::Ar, "غادر 60 راكبا من 100 راكب، وبقي 50 راكبا");
    let gone = draft.count("60 راكبا", "60", "60");
    let whole = draft.count("100 راكب", "100", "100");
    let left = draft.count("50 راكبا", "50", "50");
    draft.link(gone, EdgeKind::LeavesOf, whole);
    draft.link(left, EdgeKind::RemainsOf, whole);
    let finding = draft.only();
    assert_eq!(finding.rule, "remainder-mismatch");
    assert_eq!(finding.explanation, ["60 + 50 = 110، لا 100"]);
    assert_eq!(draft.fixes(), [pair("60", "50"), pair("50", "40"), pair("100", "110")]);
}

#[test]
fn repeats_and_the_headline() {
    let mut draft = Draft::new(Lang::En, "Yard cuts 350 jobs\n\nThe yard cuts 530 jobs.");
    let (head, body) = (draft.count("350 jobs", "350", "350"), draft.count("530 jobs", "530", "530"));
    draft.graph.node_weight_mut(head).expect("added").headline = true;
    draft.link(body, EdgeKind::Repeats, head);
    draft.link(body, EdgeKind::SameAs, head);
    assert_eq!(draft.only().rule, "headline-body-mismatch");

    let mut draft = Draft::new(Lang::En, "2,950 trees; the 3,000 trees; 2,590 trees");
    let a = draft.count("2,950 trees", "2,950", "2950");
    let b = draft.count("3,000 trees", "3,000", "3000");
    let c = draft.count("2,590 trees", "2,590", "2590");
    draft.link(b, EdgeKind::SameAs, a);
    draft.link(c, EdgeKind::SameAs, a).basis = Basis::Inferred;
    assert_eq!(draft.only().rule, "same-figure-differs");
}

#[test]
fn units_that_do_not_go_together_stay_silent() {
    let mut draft = Draft::new(Lang::En, "60% of it, among them 400 boats");
    let (whole, part) = (draft.percent("60%", "60", "60"), draft.count("400 boats", "400", "400"));
    draft.link(part, EdgeKind::PartOf, whole).all = true;
    assert_eq!(draft.told(), []);
    assert_eq!(draft.counts().checked, 0);
}

#[test]
fn fingerprints_stay_when_the_text_around_changes() {
    let print = |text: &str| {
        let mut draft = Draft::new(Lang::En, text);
        let (whole, part) = (draft.count("42 mills", "42", "42"), draft.count("51 saws", "51", "51"));
        draft.link(part, EdgeKind::PartOf, whole);
        draft.only().fingerprint
    };
    let one = print("42 mills, among them 51 saws");
    assert_eq!(one, print("It said: 42 mills in all, with 51 saws among them"));
    assert_eq!(one.len(), 16);
}

#[test]
fn a_graph_made_to_hurt_is_judged_in_bounds() {
    let mut draft = Draft::new(Lang::En, "9 in all, 5 each");
    let whole = draft.count("9 in all", "9", "9");
    for _ in 0..1000 {
        let part = draft.count("5 each", "5", "5");
        draft.link(part, EdgeKind::PartOf, whole);
        draft.link(part, EdgeKind::RemainsOf, whole);
        draft.link(part, EdgeKind::LeavesOf, whole);
    }
    // Without bounds the rules would look at a thousand times a thousand pairs of parts.
    let told = draft.told();
    assert!((1..=3000).contains(&told.len()), "{}", told.len());
}
