//! The figure of the body that should repeat the headline's and does not.

use super::alike::{self, Bond};
use super::profile::{Measured, Profile};
use super::{composed, headed, is_near};
use crate::graph::build::Draft;
use crate::graph::{Edge, EdgeKind};
use crate::language::{Function, Sense};
use crate::value::Number;

/// Evidence that a headline's figure of any size is the only one of its sort in the lede.
const ALONE: i32 = 4;

/// Paragraphs of body copy that restate the headline in any words.
const LEDE: usize = 2;

/// A headline's figure over the figures of its text.
struct Headline<'a, 'c, 'd> {
    draft: &'a Draft<'c, 'd>,
    profiles: &'a [Profile],
    head: &'a Profile,
}

/// The link from the figure of the body to the headline's.
pub(super) fn of(
    draft: &Draft<'_, '_>,
    profiles: &[Profile],
    head: &Profile,
) -> Option<(usize, usize, Edge)> {
    let above = Headline { draft, profiles, head };
    if let Some(body) = headed::of(draft, profiles, head).filter(|_| !above.is_told()) {
        return Some((body.claim, head.claim, Edge::stated(EdgeKind::Repeats, None)));
    }
    if head.apart || above.is_borne_out() {
        return None;
    }
    let candidates: Vec<&Profile> = above.body().filter(|p| above.may_repeat(p)).collect();
    let only = candidates.iter().filter(|p| above.one_noun(p)).count() == 1;
    let fits = candidates.into_iter().filter(|p| above.repeats(p, only));
    let best = fits.max_by_key(|p| (above.weigh(p), usize::MAX - p.claim))?;
    Some((best.claim, head.claim, Edge::stated(EdgeKind::Repeats, None)))
}

impl<'a> Headline<'a, '_, '_> {
    fn body(&self) -> impl Iterator<Item = &'a Profile> + use<'a> {
        self.profiles.iter().filter(|p| !p.headline)
    }

    fn weigh(&self, p: &Profile) -> i32 {
        alike::weight(self.draft.claims.document, &self.draft.topics, self.head, p)
    }

    /// A figure of any noun bears the headline out: nouns change, figures stay.
    fn is_borne_out(&self) -> bool {
        self.body().any(|p| alike::agree(p, self.head) || alike::cut(self.head, p)) || self.is_composed()
    }

    /// A figure of the body is told just so, or no more than rounded.
    fn is_told(&self) -> bool {
        self.body().any(|p| headed::told_so(self.head, p) || alike::cut(self.head, p)) || self.is_composed()
    }

    /// Figures of the body make the headline's together.
    fn is_composed(&self) -> bool {
        composed::is_sum(self.profiles, self.head) || composed::is_about(self.profiles, self.head)
    }

    /// Whether a figure of the body can be the headline's with another value.
    fn may_repeat(&self, p: &Profile) -> bool {
        p.counts
            && (alike::compatible(self.head, p) || self.is_turned(p))
            && !p.apart
            && alike::clash(self.head, p)
            && (is_near(self.head, p)
                || self.is_sole(p) && self.weigh(p) >= self.alone()
                || self.is_of_one_noun(p)
                || self.is_unmistakable(p))
    }

    /// Whether it is, `only` being the only one of the headline's noun that can be.
    fn repeats(&self, p: &Profile, only: bool) -> bool {
        let head = self.head;
        let counted = head.measured == Measured::Count;
        let named = self.one_noun(p) || (head.fate.is_some() && p.fate == head.fate) || !counted;
        let misprint = alike::digits(&p.stated).is_some() && p.stated.is_misprint_of(&head.stated);
        match self.is_lede(p) {
            true => {
                (named && self.weigh(p) >= 2) || (misprint && self.weigh(p) >= 1) || self.is_unmistakable(p)
            }
            // Far below, another measure of the same unit is rather another thing.
            false if !counted => misprint && alike::is_enough(self.weigh(p), Bond::Bound),
            false => named && (alike::is_enough(self.weigh(p), Bond::Bound) || (only && self.weigh(p) >= 2)),
        }
    }

    fn one_noun(&self, p: &Profile) -> bool {
        !self.head.head.is_empty() && p.head == self.head.head
    }

    /// Whether a figure stands where the story restates its headline.
    fn is_lede(&self, p: &Profile) -> bool {
        p.block <= self.head.block + LEDE
    }

    /// The evidence that takes. A headline has one share at most, and its story begins with it.
    fn alone(&self) -> i32 {
        if self.head.measured == Measured::Share { ALONE - 2 } else { ALONE }
    }

    fn is_unmistakable(&self, p: &Profile) -> bool {
        self.is_turned(p) || self.is_single(p)
    }

    /// "To cut 450 jobs … 540 people": three digits or more, turned.
    fn is_turned(&self, p: &Profile) -> bool {
        let both = self.head.measured == Measured::Count && p.measured == Measured::Count;
        both && self.is_lede(p) && !p.derived && alike::is_turned(self.head, p)
    }

    /// One share, length or sum of its unit above, and one in all the text below: a share by a word
    /// more, the others of one size ("a year later" is none).
    fn is_single(&self, p: &Profile) -> bool {
        let like = |q: &&Profile| q.measured == p.measured;
        let plain =
            || !p.derived && p.stated != Number::ONE && alike::within(&self.head.stated, &p.stated, 2);
        self.is_sole(p)
            && self.body().filter(like).count() == 1
            && if self.head.measured == Measured::Share { self.weigh(p) >= 1 } else { plain() }
    }

    /// "30,000 homes … Some 80,000 homes": the only figure of its noun.
    fn is_of_one_noun(&self, p: &Profile) -> bool {
        // "A third of its 9,000 posts".
        let of = || {
            self.draft.get(self.head.claim).is_some_and(|c| {
                let before = c.first_token().saturating_sub(2)..c.first_token();
                self.draft.claims.has(c.block, before, |s| *s == Sense::Function(Function::Of))
            })
        };
        self.head.measured == Measured::Count
            && self.one_noun(p)
            && alike::within(&self.head.stated, &p.stated, 5)
            && self.profiles.iter().filter(|q| self.one_noun(q)).count() == 2
            && !of()
            && self.weigh(p) >= 3
    }

    /// The only share or sum of its unit that the first paragraphs tell.
    fn is_sole(&self, p: &Profile) -> bool {
        let kind = |p: &Profile| self.draft.get(p.claim).map(|c| c.mention.kind);
        let measured = |q: &&Profile| q.measured == self.head.measured;
        let lede = self.body().filter(|q| self.is_lede(q)).filter(measured);
        self.head.measured != Measured::Count
            && kind(self.head) == kind(p)
            && alike::within(&self.head.stated, &p.stated, 5)
            && lede.map(|p| p.claim).eq([p.claim])
            && self.profiles.iter().filter(|q| q.headline).filter(measured).count() == 1
    }
}
