//! Who comes next in an office: "the seventh president … succeeds Brandt, the fifth".

use super::Member;
use crate::graph::EdgeKind;
use crate::graph::build::Draft;
use crate::language::{Cue, NounClass, Sense};
use std::collections::BTreeMap;

/// How many tokens before the earlier holder's number the word of succession may stand.
const REACH: usize = 12;

pub(super) fn link(draft: &mut Draft<'_, '_>, series: &BTreeMap<String, Vec<Member>>) {
    for members in series.values() {
        let [first, second] = members.as_slice() else { continue };
        let (Some(a), Some(b)) = (draft.get(first.claim), draft.get(second.claim)) else { continue };
        let holder = matches!(a.measure.class, Some(NounClass::Person | NounClass::Anyone));
        let replaces = |s: &Sense| matches!(s, Sense::Cue(Cue::Replaces));
        let between = a.end_token().max(b.first_token().saturating_sub(REACH))..b.first_token();
        let told = a.block == b.block && b.sentence <= a.sentence + 1;
        if holder && told && draft.claims.has(a.block, between, replaces) {
            draft.state(first.claim, EdgeKind::Succeeds, second.claim, None);
        }
    }
}
