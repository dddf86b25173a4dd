//! A finding as a result of SARIF.

use super::model::{
    Artifact, ArtifactChange, Fingerprints, Fix, Location, Message, PhysicalLocation, Region, Replacement,
    Result, Suppression,
};
use crate::document::{Document, Span};
use crate::finding::{Finding, Suppressor};
use crate::language::plain;
use crate::render::place::{Place, Places, primary, slashed, told};

/// The primary place is the location, the others are related to it. `None` without places.
pub(super) fn of(document: &Document, finding: &Finding, rule_index: usize) -> Option<Result> {
    let places = Places::new(document);
    let path = slashed(&document.path);
    let label = primary(finding)?;
    let location = |span: Span, id: Option<usize>| {
        let words = plain(span.of(&document.text));
        let region = region(&places.of(span), Some(Message::new(span.of(&document.text))));
        let physical_location =
            PhysicalLocation { artifact_location: Artifact::new(&path), region: Some(region) };
        Location { id, physical_location, message: id.map(|_| Message::new(words)) }
    };
    // What a fact sheet says is related, in another file.
    let facts = finding.against.iter().map(|fact| {
        let place = Place { start: fact.start, end: fact.end, bytes: Some(fact.bytes.clone()) };
        let region = region(&place, Some(Message::new(fact.text.clone())));
        let artifact_location = Artifact::new(&slashed(&fact.path));
        (PhysicalLocation { artifact_location, region: Some(region) }, plain(&fact.text))
    });
    let others = finding.labels.iter().filter(|other| other.span != label.span);
    let fixes = finding.replacements.iter().map(|r| Fix {
        description: Message::new(r.text.clone()),
        artifact_changes: vec![ArtifactChange {
            artifact_location: Artifact::new(&path),
            replacements: vec![Replacement {
                deleted_region: region(&places.of(r.span), None),
                inserted_content: Message::new(r.text.clone()),
            }],
        }],
    });
    let suppressions = finding.suppressed.iter().map(|aside| Suppression {
        kind: if aside.by == Suppressor::Comment { "inSource" } else { "external" },
        justification: Some(aside.reason.clone()).filter(|reason| !reason.is_empty()),
    });
    let mut related_locations: Vec<Location> =
        others.zip(1..).map(|(other, id)| location(other.span, Some(id))).collect();
    for (physical_location, words) in facts {
        let id = Some(related_locations.len() + 1);
        related_locations.push(Location { id, physical_location, message: Some(Message::new(words)) });
    }
    Some(Result {
        rule_id: finding.rule.clone(),
        rule_index,
        level: finding.severity.into(),
        message: Message::new(told(finding).join("\n")),
        locations: vec![location(label.span, None)],
        related_locations,
        partial_fingerprints: Fingerprints { first: finding.fingerprint.clone() },
        fixes: fixes.collect(),
        suppressions: suppressions.collect(),
    })
}

fn region(place: &Place, snippet: Option<Message>) -> Region {
    Region {
        start_line: place.start.line,
        start_column: place.start.column,
        end_line: place.end.line,
        end_column: place.end.column,
        byte_offset: place.bytes.as_ref().map(|bytes| bytes.start),
        byte_length: place.bytes.as_ref().map(std::ops::Range::len),
        snippet,
    }
}
