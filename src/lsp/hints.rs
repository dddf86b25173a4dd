//! What stands beside figures without being written: weekdays of dates, figures that follow.

use super::view::View;
use crate::language::plain;
use crate::mention::Value;
use crate::value::time::{Days, TimeExpr, weekday_of};
use lsp_types::{InlayHint, InlayHintLabel, InlayHintTooltip, Range};

/// The hints in a range; none unless the user wants them.
pub(super) fn within(view: &View<'_>, range: Range) -> Vec<InlayHint> {
    if !view.settings.hints {
        return Vec::new();
    }
    let mut hints = weekdays(view);
    hints.extend(implied(view));
    hints.retain(|hint| range.start <= hint.position && hint.position <= range.end);
    hints.sort_by_key(|hint| hint.position);
    hints
}

/// The weekday of each date that is told without one.
fn weekdays(view: &View<'_>) -> Vec<InlayHint> {
    let Some(graph) = view.graph() else { return Vec::new() };
    let hint = |node: &crate::graph::Node| {
        let Value::Time(TimeExpr::Date(date)) = &node.mention.as_ref()?.value else { return None };
        let day = date.days.and_then(Days::single).filter(|_| date.weekday.is_none())?;
        let words = view.wording().phrase(&format!("weekday-{}", weekday_of(day)));
        let label = format!("({words})");
        Some(beside(view, view.place(node)?, label, None))
    };
    graph.node_weights().filter_map(hint).collect()
}

/// What follows, behind the last of the figures it follows from.
fn implied(view: &View<'_>) -> Vec<InlayHint> {
    let implied = view.seen.implied.iter();
    implied
        .filter_map(|implied| {
            let label = view.say("edit-hint", &[&plain(&implied.value)]);
            Some(beside(view, *implied.places.last()?, label, Some(plain(&implied.sentence))))
        })
        .collect()
}

fn beside(view: &View<'_>, span: crate::document::Span, label: String, tooltip: Option<String>) -> InlayHint {
    InlayHint {
        position: view.range(span).end,
        label: InlayHintLabel::String(label),
        kind: None,
        text_edits: None,
        tooltip: tooltip.map(InlayHintTooltip::String),
        padding_left: Some(true),
        padding_right: None,
        data: None,
    }
}
