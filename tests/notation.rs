//! The claim notation: what is printed reads back to the same graph, a file with mistakes is read
//! as far as it goes, and one made to hurt ends in an error.

use addsup::document::{Document, Lang, Options, Span};
use addsup::graph::{Basis, ClaimGraph, Edge, EdgeKind, Node, NodeId, NodeKind};
use addsup::mention::{Mention, Value};
use addsup::notation::{Sheet, parse};
use addsup::rule::Rules;
use petgraph::visit::{EdgeRef, IntoEdgeReferences};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

#[path = "notation/random.rs"]
mod random;

#[path = "notation/hostile.rs"]
mod hostile;

#[path = "notation/mistakes.rs"]
mod mistakes;

#[path = "notation/reference.rs"]
mod reference;

/// A claim file as a document.
fn sheet(text: &str) -> Document {
    Document::from_bytes("facts.claims", text.as_bytes(), &Options::default()).expect("a claim file")
}

/// Everything a graph says, a line a node and an edge, with words for places.
fn outline(graph: &ClaimGraph, names: &BTreeMap<NodeId, String>, text: &str) -> Vec<String> {
    let words = |span: Option<Span>| span.map(|span| span.of(text).to_owned());
    let name = |id: NodeId| names.get(&id).expect("a name").clone();
    let mut lines: Vec<String> = graph
        .node_indices()
        .map(|id| {
            let node = graph.node_weight(id).expect("a node");
            let places =
                node.mention.as_ref().map(|m| (words(Some(m.span)), words(Some(m.figure)), words(m.hedge)));
            let said = node.mention.as_ref().map(|m| (m.kind, bare(m)));
            let kept = (node.direction, node.factor, node.members, node.factual, node.headline);
            format!(
                "{} {:?} {:?} {:?} {places:?} {said:?} {kept:?}",
                name(id),
                node.kind,
                node.name,
                words(node.span)
            )
        })
        .collect();
    lines.extend(graph.edge_references().map(|edge| {
        let (from, to, edge) = (name(edge.source()), name(edge.target()), edge.weight());
        format!("{from} {:?} {to} {:?} {} {:?}", edge.kind, edge.basis, edge.all, words(edge.cue))
    }));
    lines.sort();
    lines
}

/// What a mention says, without the places of its words in the copy.
fn bare(mention: &Mention) -> Value {
    let mut value = mention.value.clone();
    if let Value::Amount(amount) = &mut value
        && let Some(noun) = &mut amount.noun
    {
        noun.token = 0;
    }
    value
}

/// Prints a sheet, reads it back, and compares both; gives the printed text.
fn there_and_back(what: &str, sheet: &Sheet, document: &Document) -> String {
    let printed = sheet.print(document);
    let options = Options::default();
    let again = Document::from_bytes("again.claims", printed.as_bytes(), &options).expect("a claim file");
    let (read, faults) = parse(&again);
    let told: Vec<String> = faults.iter().map(|fault| fault.line(&again, &again.lines())).collect();
    assert!(told.is_empty(), "{what}: {told:#?}\n{printed}");
    assert_eq!((again.language, again.published), (document.language, document.published), "{what}");
    let (before, after) =
        (outline(&sheet.graph, &sheet.names, &document.text), outline(&read.graph, &read.names, &again.text));
    let lost: Vec<_> = before.iter().filter(|line| !after.contains(line)).collect();
    let new: Vec<_> = after.iter().filter(|line| !before.contains(line)).collect();
    assert!(before == after, "{what}: lost {lost:#?}, new {new:#?}\n{printed}");
    // What is printed is in normal form.
    assert_eq!(read.print(&again), printed, "{what}");
    printed
}

fn drafts() -> Vec<PathBuf> {
    fn under(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("a folder of fixtures").flatten() {
            let path = entry.path();
            match path.is_dir() {
                true => under(&path, found),
                false if path.extension().is_some_and(|e| e == "txt") => found.push(path),
                false => {}
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut found = Vec::new();
    under(&root.join("articles"), &mut found);
    under(&root.join("demo"), &mut found);
    found.sort();
    found
}

fn read(path: &Path) -> Document {
    let bytes = fs::read(path).expect("a fixture");
    Document::from_bytes(&path.to_string_lossy(), &bytes, &Options::default()).expect("copy")
}

#[test]
fn every_fixture_reads_back_to_the_same_graph() {
    for path in drafts() {
        let document = read(&path);
        there_and_back(&path.to_string_lossy(), &addsup::claims_of(&document), &document);
    }
}

#[test]
fn the_claims_of_a_draft_clash_as_the_draft_does() {
    let rules = Rules::builtin().stable_and(&[]);
    let found = |document: &Document| -> Vec<String> {
        let report = addsup::check_one(document.clone(), &rules);
        let mut all: Vec<String> = report
            .findings
            .iter()
            .map(|f| {
                let mut words: Vec<&str> =
                    f.labels.iter().map(|l| l.span.of(&report.document.text)).collect();
                words.sort_unstable();
                format!("{:?} {} {words:?} {}", f.severity, f.rule, f.message)
            })
            .collect();
        all.sort();
        all
    };
    let mut languages = [0, 0];
    for path in drafts() {
        let document = read(&path);
        let printed = addsup::claims_of(&document).print(&document);
        let before = found(&document);
        languages[usize::from(document.language == Lang::Ar)] += before.len();
        assert_eq!(before, found(&sheet(&printed)), "{}\n{printed}", path.display());
    }
    assert!(languages.iter().all(|count| *count > 50), "{languages:?}");
}

/// Nothing that the graph can hold is without words; the words of a member need hold no figure.
#[test]
fn every_kind_of_node_and_edge_can_be_stated() {
    use NodeKind::*;
    let document = sheet("men and women");
    let node = |kind: NodeKind| Node::named(kind, "men", Some(Span::new(0, 3)));
    for kind in [Source, Claim, Measure, Event, Change, List, Member] {
        for edge in EdgeKind::ALL {
            for (basis, all) in [(Basis::Stated, false), (Basis::Inferred, false), (Basis::Stated, true)] {
                let mut graph = ClaimGraph::new();
                let (from, to) = (graph.add_node(node(kind)), graph.add_node(node(Claim)));
                let cue = Some(Span::new(4, 7));
                graph.add_edge(from, to, Edge { kind: edge, basis, all, cue });
                let sheet = Sheet::of(graph, &document, &[]);
                there_and_back(&format!("{kind:?} {edge:?}"), &sheet, &document);
            }
        }
    }
    let text = "dead = 12 people\nmember driver = the tram driver, part of dead in all\n";
    let text = format!("{text}children = three children, part of dead in all\n");
    let document = sheet(&text);
    let (read, faults) = parse(&document);
    assert!(faults.is_empty(), "{faults:?}");
    there_and_back("a member in words", &read, &document);
    let report = addsup::check_one(document, &Rules::builtin().stable_and(&[]));
    let told: Vec<&str> = report.findings.iter().flat_map(|f| &f.explanation).map(String::as_str).collect();
    assert_eq!(told, ["1 + 3 = 4, not 12"]);
}
