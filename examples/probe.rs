use addsup::document::{Document, Options};
use petgraph::visit::{EdgeRef, IntoEdgeReferences};
fn main() {
    let mut text = String::new();
    std::io::Read::read_to_string(&mut std::io::stdin(), &mut text).unwrap();
    for line in text.lines().filter(|l| !l.trim().is_empty()) {
        let d = format!("---\ndate: 2021-04-07\n---\n{line}\n");
        let doc = Document::from_bytes("x", d.as_bytes(), &Options::default()).unwrap();
        let readings = addsup::mention::read(&doc, &Default::default());
        println!("## {line}");
        let claims = addsup::claim::gather(&doc, &readings);
        for c in &claims.claims {
            println!(
                "   {:?} {:?} lead {:?} {:?} m={:?} def={}",
                c.mention.kind,
                c.mention.span.of(&doc.text),
                c.lead.functions,
                c.lead.cues,
                (&c.measure.head, c.measure.class, c.measure.fate, &c.measure.qualities),
                c.measure.definite
            );
        }
        let g = addsup::understand(&doc);
        for e in (&g).edge_references() {
            if e.weight().kind != addsup::graph::EdgeKind::StatedBy {
                println!("      {} -{:?}-> {}", g[e.source()].name, e.weight().kind, g[e.target()].name);
            }
        }
    }
}
