//! Clashes that no single rule sees.

use super::*;
use proptest::strategy::Strategy;

impl Draft {
    fn measure(&mut self, words: &str) -> NodeId {
        self.node(NodeKind::Measure, words)
    }
}

/// Some share of a force left, so many remain, it was so large before.
fn force(lang: Lang, text: &str, share: (&str, &str), left: &str, before: &str) -> Draft {
    let mut draft = Draft::new(lang, text);
    let whole = draft.measure(if lang == Lang::En { "the force" } else { "القوة" });
    let gone = draft.percent(share.0, share.0.trim_end_matches(['%', '٪']), share.1);
    let digits = |t: &str| t.replace(',', "");
    let left = draft.count(left, left, &digits(left));
    let before = draft.count(before, before, &digits(before));
    draft.link(gone, EdgeKind::LeavesOf, whole);
    draft.link(left, EdgeKind::RemainsOf, whole);
    draft.link(before, EdgeKind::Measures, whole);
    draft
}

#[test]
fn what_left_what_remains_and_what_there_was() {
    let text = "Some 60% of the force left. 3,000 remain. There were 5,000 before.";
    let draft = force(Lang::En, text, ("60%", "60"), "3,000", "5,000");
    let finding = draft.only();
    assert_eq!(finding.rule, "same-figure-differs");
    assert_eq!(finding.severity, Severity::Error);
    assert_eq!(finding.message, "5,000 does not fit: the other figures make it 7,500");
    assert_eq!(finding.explanation[0], "60% gone and 3,000 left make about 7,500 before");
    assert_eq!(draft.fixes(), [pair("60", "40"), pair("3,000", "2,000"), pair("5,000", "7,500")]);
    let places: Vec<_> = finding.labels.iter().map(|l| (l.span.of(text), l.role)).collect();
    assert_eq!(places, [("60%", Role::Secondary), ("3,000", Role::Secondary), ("5,000", Role::Primary)]);

    let draft = force(Lang::Ar, "غادر ٦٠٪ من القوة وبقي 3000 وكانت 5000", ("٦٠٪", "60"), "3000", "5000");
    assert_eq!(draft.only().message, "5000 لا يستقيم مع سائر الأرقام: حسابها يعطي 7500");
    assert_eq!(draft.fixes(), [pair("٦٠", "٤٠"), pair("3000", "2000"), pair("5000", "7500")]);
    let right = text.replace("5,000", "7,500");
    assert_eq!(force(Lang::En, &right, ("60%", "60"), "3,000", "7,500").told(), []);
}

#[test]
fn counts_and_shares_of_one_whole_in_two_paragraphs() {
    let build = |women: &str, second: &str| {
        let text =
            format!("Of the 3,000 students {women} are women.\n\nMen are 65% of the {second} students.");
        let mut draft = Draft::new(Lang::En, &text);
        let whole = draft.count("3,000", "3,000", "3000");
        let women = draft.count(women, women, &women.replace(',', ""));
        let again = draft.count(second, second, &second.replace(',', ""));
        let men = draft.percent("65%", "65", "65");
        draft.link(women, EdgeKind::PartOf, whole).all = true;
        draft.link(men, EdgeKind::ShareOf, again).all = true;
        draft.link(again, EdgeKind::SameAs, whole);
        draft
    };
    assert_eq!(build("1,050", "3,012").told(), []);
    let clash = build("1,400", "3,012");
    assert_eq!(
        clash.told().first().map(|t| (t.0.as_str(), t.1)),
        Some(("parts-sum-mismatch", Severity::Error))
    );
    assert!(clash.fixes().contains(&pair("65", "54")), "{:?}", clash.fixes());
}

#[test]
fn three_shares_and_a_total_in_different_paragraphs() {
    let build = |total: &str| {
        let text =
            format!("The fund has 2,000 shares.\n\n30% went to A.\n\n25% to B.\n\n20% to C: {total} in all.");
        let mut draft = Draft::new(Lang::En, &text);
        let whole = draft.count("2,000", "2,000", "2000");
        let total = draft.count(total, total, &total.replace(',', ""));
        for (share, figure, name) in [("30%", "30", "A"), ("25%", "25", "B"), ("20%", "20", "C")] {
            let share = draft.percent(share, figure, figure);
            let part = draft.measure(name);
            draft.link(share, EdgeKind::ShareOf, whole);
            draft.link(share, EdgeKind::ShareIs, part);
            draft.link(part, EdgeKind::PartOf, total).all = true;
        }
        draft
    };
    assert_eq!(build("1,500").told(), []);
    let finding = build("1,210").only();
    assert_eq!(finding.rule, "parts-sum-mismatch");
    assert_eq!(finding.message, "1,210 does not fit: the other figures make it 1,500");
    assert_eq!(finding.labels.len(), 5);
    assert_eq!(
        finding.explanation,
        [
            "30% of 2,000 is 600",
            "25% of 2,000 is 500",
            "20% of 2,000 is 400",
            "600, 500 and 400 make 1,500",
            "1,500, not 1,210"
        ]
    );
}

#[test]
fn what_one_rule_reports_is_not_told_again() {
    let mut draft = Draft::new(Lang::En, "42 mills, 51 sawmills, 12 steam mills in all.");
    let (whole, part) = (draft.count("42 mills", "42", "42"), draft.count("51 sawmills", "51", "51"));
    let inner = draft.count("12 steam mills", "12", "12");
    draft.link(part, EdgeKind::PartOf, whole);
    draft.link(inner, EdgeKind::PartOf, whole);
    assert_eq!(draft.only().labels.len(), 2);
}

#[test]
fn a_part_of_a_part() {
    let mut draft =
        Draft::new(Lang::En, "The 40 boats; 60 of the fleet are out, 45 of those that are out fish.");
    let fleet = draft.measure("the fleet");
    let boats = draft.count("40 boats", "40", "40");
    let fish = draft.count("45", "45", "45");
    let out = draft.measure("those that are out");
    draft.link(boats, EdgeKind::Measures, fleet);
    draft.link(out, EdgeKind::PartOf, fleet);
    draft.link(fish, EdgeKind::PartOf, out);
    let finding = draft.only();
    assert_eq!(finding.message, "45 does not fit: the other figures leave at most 40");
    assert_eq!(draft.fixes(), [pair("40", "45"), pair("45", "40")]);
}

#[test]
fn what_follows_without_being_told() {
    let build = |lang, text: &str, share: (&str, &str), left: &str| {
        let mut draft = Draft::new(lang, text);
        let whole = draft.measure(text.split(' ').next().expect("words"));
        let gone = draft.percent(share.0, share.1, "60");
        let left = draft.count(left, left, "3000");
        draft.link(gone, EdgeKind::LeavesOf, whole);
        draft.link(left, EdgeKind::RemainsOf, whole);
        assert_eq!(draft.told(), []);
        implied(&draft.document, &draft.graph, &Rules::builtin())
    };
    let told = build(Lang::En, "Some 60% of the force left. 3,000 remain.", ("60%", "60"), "3,000");
    assert_eq!(told, ["It follows: 60% gone and 3,000 left make about 7,500 before."]);
    let told = build(Lang::Ar, "غادر ٦٠٪ من القوة وبقي 3000", ("٦٠٪", "٦٠"), "3000");
    assert_eq!(told, ["يترتب على ذلك: إذا ذهب ٦٠٪ وبقي 3000 فالأصل نحو 7500."]);
}

#[test]
fn a_document_against_its_own_copy_is_silent() {
    let text = "12 dead: five women, four men, three children. Some 60% of 3,000 left, 1,200 remain.";
    let mut draft = Draft::new(Lang::En, text);
    let whole = draft.count("3,000", "3,000", "3000");
    let gone = draft.percent("60%", "60", "60");
    let left = draft.count("1,200", "1,200", "1200");
    draft.link(gone, EdgeKind::LeavesOf, whole);
    draft.link(left, EdgeKind::RemainsOf, whole);
    let dead = draft.count("12 dead", "12", "12");
    for (words, figure, value) in
        [("five women", "five", "5"), ("four men", "four", "4"), ("three children", "three", "3")]
    {
        let part = draft.count(words, figure, value);
        draft.link(part, EdgeKind::PartOf, dead).all = true;
    }
    assert_eq!(draft.told(), []);
    // Every node and edge once more, each claim said to be the same as before.
    let (nodes, edges): (Vec<NodeId>, Vec<_>) = (
        draft.graph.node_indices().collect(),
        draft
            .graph
            .edge_indices()
            .filter_map(|e| Some((draft.graph.edge_endpoints(e)?, draft.graph[e].clone())))
            .collect(),
    );
    let twins: Vec<NodeId> = nodes.iter().map(|n| draft.graph.add_node(draft.graph[*n].clone())).collect();
    for ((from, to), edge) in edges {
        draft.graph.add_edge(twins[from.index()], twins[to.index()], edge);
    }
    for (node, twin) in nodes.iter().zip(&twins) {
        draft.link(*twin, EdgeKind::SameAs, *node);
    }
    assert_eq!(draft.told(), []);
}

proptest::proptest! {
    #[test]
    fn the_order_of_edges_and_a_stranger_change_nothing(order in proptest::prelude::Just([0usize, 1, 2, 3]).prop_shuffle(), before in 1u32..9) {
        use proptest::prelude::*;
        let before = (before * 1000).to_string();
        let text = format!("Some 60% of the force left. 3,000 remain. There were {before} before. 7 boats, among them 3 rafts.");
        let build = |order: [usize; 4]| {
            let mut draft = Draft::new(Lang::En, &text);
            let whole = draft.measure("the force");
            let gone = draft.percent("60%", "60", "60");
            let (left, was) = (draft.count("3,000", "3,000", "3000"), draft.count(&before, &before, &before));
            let (boats, rafts) = (draft.count("7 boats", "7", "7"), draft.count("3 rafts", "3", "3"));
            for step in order {
                _ = match step {
                    0 => draft.link(gone, EdgeKind::LeavesOf, whole),
                    1 => draft.link(left, EdgeKind::RemainsOf, whole),
                    2 => draft.link(was, EdgeKind::Measures, whole),
                    _ => draft.link(rafts, EdgeKind::PartOf, boats),
                };
            }
            draft.told()
        };
        prop_assert_eq!(build(order), build([0, 1, 2, 3]));
    }
}
