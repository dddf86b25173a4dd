//! What a change is made of, and the node it becomes.

use super::verb::is_year;
use crate::claim::Claim;
use crate::document::{Lang, Span};
use crate::graph::build::Draft;
use crate::graph::link::enumeration::claims_in;
use crate::graph::link::inherit;
use crate::graph::link::part::comparable;
use crate::graph::{Basis, Edge, EdgeKind, Node, NodeKind};
use crate::language::{Clitics, Cue, Function, NounClass, Sense, TokenKind, VerbClass};
use crate::mention::{Kind, Value};
use crate::value::{Number, Unit};
use std::ops::Range;

/// A change: the words that tell it, and the claims that are its old value, new value and
/// difference.
pub(super) struct Frame {
    pub sentence: usize,
    pub block: usize,
    /// The verb or noun of change; for a comparison the words of the comparison.
    pub words: Range<usize>,
    /// `None` for a comparison that no verb gave a direction.
    pub class: Option<VerbClass>,
    pub old: Option<usize>,
    pub new: Option<usize>,
    pub by: Option<usize>,
    /// Whether the text ties the values to the verb, or we did.
    pub basis: Basis,
    /// "almost doubled", "more than halved", "تضاعف أربع مرات": the factor is not what the verb says.
    pub hedged: bool,
    /// The factor that other words than the verb tell: "threefold", «إلى الربع».
    pub times: Option<(u32, u32)>,
}

impl Frame {
    pub fn new(sentence: usize, block: usize, words: Range<usize>, class: Option<VerbClass>) -> Frame {
        Frame {
            sentence,
            block,
            words,
            class,
            old: None,
            new: None,
            by: None,
            basis: Basis::Stated,
            hedged: false,
            times: None,
        }
    }

    /// Whether it has both values.
    pub fn is_full(&self) -> bool {
        self.old.is_some() && self.new.is_some()
    }

    pub fn holds(&self, claim: usize) -> bool {
        [self.old, self.new, self.by].contains(&Some(claim))
    }

    /// +1 a rise, -1 a fall, 0 not said.
    pub fn direction(&self) -> i8 {
        match self.class {
            None | Some(VerbClass::Move) => 0,
            Some(VerbClass::Fall | VerbClass::Halve) => -1,
            Some(_) => 1,
        }
    }

    /// For "doubled": 2; for "halved": 1/2; nothing for "almost doubled".
    pub fn factor(&self) -> Option<(u32, u32)> {
        if self.times.is_some() {
            return self.times;
        }
        match self.class.filter(|_| !self.hedged)? {
            VerbClass::Double => Some((2, 1)),
            VerbClass::Triple => Some((3, 1)),
            VerbClass::Quadruple => Some((4, 1)),
            VerbClass::Halve => Some((1, 2)),
            _ => None,
        }
    }
}

/// Whether two figures can be two values of one thing; a bare figure takes its unit from the other.
pub(super) fn alike(a: &Claim<'_>, b: &Claim<'_>) -> bool {
    let bare = |c: &Claim<'_>| c.amount().is_some_and(|a| a.noun.is_none() && a.unit == Unit::None);
    // "from 15 to 12%" says the sign once; "a third" has none.
    let percent = |c: &Claim<'_>| c.mention.kind == Kind::Percent;
    let one_kind = a.is_share() == b.is_share() || (percent(b) && bare(a)) || (percent(a) && bare(b));
    one_kind && (comparable(a, b) || bare(a) || bare(b))
}

/// Keeps only what can belong together: old and new of one kind, a difference of theirs or a share.
pub(super) fn fits(draft: &mut Draft<'_, '_>, frame: &mut Frame) -> bool {
    let (Some(old), Some(new)) = (frame.old, frame.new) else { return false };
    let (Some(o), Some(n)) = (draft.get(old), draft.get(new)) else { return false };
    if !alike(o, n) || is_year(draft, o) || is_year(draft, n) {
        return false;
    }
    if is_distance(draft, o) || is_distance(draft, n) {
        return false;
    }
    let rate = is_exchange_rate(draft, o) || is_exchange_rate(draft, n) || is_currency(draft, frame);
    if frame.class.is_some() && rate {
        return false;
    }
    if is_since(draft, frame, o) {
        return false;
    }
    if frame.class.is_some() && (faces_another(draft, o) || lowers_a_range(draft, frame)) {
        return false;
    }
    // "up 14 to 164, against 422 a year ago": compared with another time than the change.
    let compared = o.lead.cues(Cue::Comparison) && draft.claims.document.language == Lang::En;
    let borne = |by: usize| super::later::is_near(draft, frame, by);
    if compared && frame.by.is_some_and(|by| by < old && !borne(by)) {
        return false;
    }
    // "to 76% from 74", "to 84 billion from 80": unit and scale are said once.
    inherit::unit(draft, old, new);
    inherit::unit(draft, new, old);
    if !one_size(draft, old, new) {
        return false;
    }
    let cents = frame.by.is_some_and(|by| inherit::minor_unit(draft, by, new));
    let goes = |by: usize| match (draft.get(by), draft.get(new)) {
        (Some(b), Some(n)) => b.is_share() || comparable(b, n),
        _ => false,
    };
    if frame.by.and_then(|c| draft.get(c)).is_some_and(|by| is_each(draft, by)) {
        frame.by = None;
    }
    // "from 71st place to 77th": who falls in a ranking goes to a higher number.
    if is_ranking(draft, frame) {
        frame.class = Some(VerbClass::Move);
    }
    if frame.by.is_some_and(|by| !cents && !goes(by)) {
        frame.by = None;
    }
    if frame.by.is_some_and(|by| {
        is_astray(draft, frame, by) || is_one_of_many(draft, by, old) || has_older(draft, by, old)
    }) {
        frame.by = None;
    }
    frame.class.is_some() || frame.by.is_some()
}

/// «إلى 32 نقطة مقابل 35 للمتصدر»، «(77 مقابل 65)»: set against another's figure, not against another
/// time's; Arabic names the time ("مقابل 65 قبل عام") where it means one.
fn faces_another(draft: &Draft<'_, '_>, old: &Claim<'_>) -> bool {
    if draft.claims.document.language != Lang::Ar || !old.lead.cues(Cue::Comparison) {
        return false;
    }
    let (block, end) = (old.block, old.end_token());
    let owner = draft.claims.text(block, end).starts_with("لل")
        && !draft.claims.has(block, end..end + 1, |s| matches!(s, Sense::Grain(_) | Sense::Month(_)));
    let bracket = |at: usize, mark: &str| draft.claims.is_mark(block, at, mark);
    let closed = (end..end + 3).any(|at| bracket(at, ")"))
        && (old.lead.start.saturating_sub(5)..old.lead.start).any(|at| bracket(at, "("));
    owner || closed
}

/// «بين مليارين و2.5 مليار، انخفاضا من مليارين إلى ثلاثة مليارات»: both bounds are what was planned before.
fn lowers_a_range(draft: &Draft<'_, '_>, frame: &Frame) -> bool {
    let (Some(old), Some(new)) = (frame.old.and_then(|c| draft.get(c)), frame.new.and_then(|c| draft.get(c)))
    else {
        return false;
    };
    let stated = |c: &Claim<'_>| c.amount().and_then(|a| a.reading.stated.clone());
    let wrong = match frame.direction() {
        -1 => stated(new) > stated(old),
        1 => stated(new) < stated(old),
        _ => false,
    };
    let Some(place) = draft.claims.sentences.get(frame.sentence) else { return false };
    let level = |c: usize| {
        draft.get(c).is_some_and(|c| {
            let unit = |c: &Claim<'_>| c.amount().map(|a| a.unit);
            c.end_token() <= frame.words.start && unit(c) == unit(new) && unit(new) != Some(Unit::None)
        })
    };
    let behind = old.first_token() >= frame.words.end && new.first_token() > old.first_token();
    wrong && behind && place.claims.clone().any(level)
}

/// "8 metres below the crest", «على بعد 8 أمتار من القمة»: what shrinks as the level rises.
fn is_distance(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let at = claim.end_token();
    draft.claims.has(claim.block, at..at + 1, |s| *s == Sense::Cue(Cue::Short))
        || draft
            .claims
            .has(claim.block, claim.lead.start.saturating_sub(1)..at, |s| *s == Sense::Cue(Cue::Short))
}

/// "240 a day", "عشرة جنيهات للسهم": so much for each, no difference of two totals.
pub(super) fn is_each(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let (block, end) = (claim.block, claim.end_token());
    let glued = |at: usize| {
        draft
            .claims
            .token(block, at)
            .is_some_and(|t| t.clitics.has(Clitics::TO) && t.clitics.has(Clitics::THE))
    };
    draft.claims.has(block, end..end + 1, |s| matches!(s, Sense::Cue(Cue::Per | Cue::Each | Cue::PerHead)))
        || (claim.mention.kind == Kind::Money
            && glued(end)
            && !draft.claims.has(block, end..end + 1, |s| matches!(s, Sense::Unit(_))))
}

/// Bare figures where places in a ranking were told: in the sentence of the verb or before it.
fn is_ranking(draft: &Draft<'_, '_>, frame: &Frame) -> bool {
    let bare =
        |c: Option<usize>| c.and_then(|c| draft.get(c)).is_some_and(|c| c.mention.kind == Kind::Number);
    let rank = |c: usize| draft.get(c).is_some_and(|c| c.mention.kind == Kind::Rank);
    bare(frame.old)
        && bare(frame.new)
        && (frame.sentence.saturating_sub(1)..=frame.sentence).flat_map(|s| draft.claims_of(s)).any(rank)
}

/// "to 18.6 to the dollar", "إلى 18.45 للدولار": a currency that weakens takes more to the dollar.
fn is_exchange_rate(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let block = claim.block;
    // "From $70 to $85": that currency is another figure's.
    let figure = |at: usize| claims_in(draft, block, &(at..at + 1)).next().is_some();
    let currency =
        |at: usize| draft.claims.has(block, at..at + 1, |s| matches!(s, Sense::Currency(_))) && !figure(at);
    let the = |at: usize| draft.claims.has(block, at..at + 1, |s| *s == Sense::Function(Function::The));
    (claim.mention.tokens.start + 1..claim.end_token() + 3).any(|at| {
        let per = draft.claims.has(block, at..at + 1, |s| {
            matches!(
                s,
                Sense::Function(Function::To | Function::For | Function::Per)
                    | Sense::Cue(Cue::Per | Cue::Comparison | Cue::Opposed)
            )
        });
        let glued = draft.claims.token(block, at).is_some_and(|t| t.clitics.has(Clitics::TO));
        (per && (currency(at + 1) || (the(at + 1) && currency(at + 2)))) || (glued && currency(at))
    })
}

/// «صعد الجنيه إلى 30.5 من 30.9»: what rises or falls is the currency that the figures are in.
fn is_currency(draft: &Draft<'_, '_>, frame: &Frame) -> bool {
    let behind = frame.words.end..frame.words.end + 1;
    let before = frame.words.start.saturating_sub(2)..frame.words.start;
    let around = if draft.claims.document.language == Lang::Ar { behind } else { before };
    let unit = [frame.old, frame.new]
        .iter()
        .flatten()
        .find_map(|c| draft.get(*c)?.amount().map(|a| a.unit).filter(|unit| matches!(unit, Unit::Money(_))));
    let the = |at: usize| {
        draft.claims.token(frame.block, at).is_some_and(|t| t.clitics.has(Clitics::THE))
            || draft
                .claims
                .has(frame.block, at.saturating_sub(1)..at, |s| *s == Sense::Function(Function::The))
    };
    let own = |s: &Sense| match s {
        Sense::Currency(currency) => unit.is_none_or(|unit| unit == Unit::Money(*currency)),
        _ => false,
    };
    around.into_iter().any(|at| the(at) && draft.claims.has(frame.block, at..at + 1, own))
}

/// «وهي أول مرة تخفض منذ 2019 حين كانت 4 في المئة»: a value of long ago, with others since.
fn is_since(draft: &Draft<'_, '_>, frame: &Frame, old: &Claim<'_>) -> bool {
    let Some(last) = frame.new.max(frame.by).and_then(|c| draft.get(c)) else { return false };
    let gap = last.end_token()..old.first_token();
    let first = |s: &Sense| matches!(s, Sense::Ordinal(_) | Sense::Rank(_));
    draft.is_arabic(old.block)
        && last.sentence == old.sentence
        && draft.claims.has(old.block, gap.clone(), first)
        && draft.claims.has(old.block, gap, |s| *s == Sense::Cue(Cue::Since))
}

/// «رفع الفائدة ربع نقطة، وهي الزيادة الثالثة في سنة، بعدما كانت 7.5»: the last of several steps from the
/// old value.
fn is_one_of_many(draft: &Draft<'_, '_>, by: usize, old: usize) -> bool {
    let named = |c: &Claim<'_>| {
        let around = c.mention.tokens.start.saturating_sub(1)..c.end_token() + 1;
        draft.claims.has(c.block, around, |s| super::verb::change(s).is_some())
    };
    let nth = |c: &Claim<'_>| matches!(c.mention.value, Value::Ordinal(n) if n > 1) && named(c);
    let one_sentence = |c: &Claim<'_>| draft.get(by).is_some_and(|b| b.sentence == c.sentence);
    (by + 1..old).filter_map(|c| draft.get(c)).any(|c| nth(c) && one_sentence(c))
}

/// «مقابل 2.6 في 2018 و3.6 في 1998، أي بتراجع الثلث»: of two old values it is not said which.
fn has_older(draft: &Draft<'_, '_>, by: usize, old: usize) -> bool {
    let Some(o) = draft.get(old) else { return false };
    let joined = |c: &Claim<'_>| {
        c.sentence == o.sentence && c.lead.is(Function::And) && alike(c, o) && !is_year(draft, c)
    };
    (old + 1..by).filter_map(|c| draft.get(c)).any(joined)
}

/// A difference behind both values that no comma and no noun of change leads up to ("up from
/// 2.0 billion earned by 77 per cent of firms").
fn is_astray(draft: &Draft<'_, '_>, frame: &Frame, by: usize) -> bool {
    let last = frame.old.max(frame.new).and_then(|c| draft.get(c)).map_or(0, Claim::end_token);
    let Some(claim) = draft.get(by).filter(|c| c.sentence == frame.sentence && c.first_token() >= last)
    else {
        return false;
    };
    let gap = last..claim.first_token();
    let comma = gap.clone().any(|at| draft.claims.is_mark(claim.block, at, ",،(–—"));
    let noun =
        draft.claims.has(claim.block, gap.start..claim.end_token() + 1, |s| super::verb::change(s).is_some());
    !comma && !noun
}

/// Where one of the two took its unit from the other they must be of one size: a bare 46.864
/// is no weight because the figure before it was one.
fn one_size(draft: &Draft<'_, '_>, old: usize, new: usize) -> bool {
    let scaled = |c: &Claim<'_>| {
        draft.claims.has(c.block, c.mention.tokens.clone(), |s| matches!(s, Sense::Scale(e) if *e >= 3))
    };
    let bare = |c: usize| draft.get(c).is_some_and(|c| c.mention.kind == Kind::Number && !scaled(c));
    let value = |c: usize| {
        let node = draft.graph.node_weight(*draft.nodes.get(c)?)?;
        match &node.mention.as_ref()?.value {
            Value::Amount(amount) => amount.reading.stated.clone(),
            _ => None,
        }
    };
    // "212 مليونا" is no percentage because the figure before it was one.
    let share = |c: usize| draft.get(c).is_some_and(Claim::is_share);
    let large = |c: usize| draft.get(c).is_some_and(&scaled);
    if (share(old) && large(new)) || (share(new) && large(old)) {
        return false;
    }
    let (Some(a), Some(b)) = (value(old), value(new)) else { return false };
    let ten = Number::from(10);
    !(bare(old) || bare(new)) || (a <= &b * &ten && b <= &a * &ten)
}

/// A noun of change that no figure or preposition follows ("the cut in prices", "growth
/// forecasts") names what changes, not how.
fn is_subject_noun(draft: &Draft<'_, '_>, block: usize, verb: &Range<usize>) -> bool {
    let noun = draft.claims.has(
        block,
        verb.clone(),
        |s| matches!(s, Sense::Noun(n) if n.class == NounClass::Change),
    );
    let role = draft.claims.has(block, verb.end..verb.end + 1, |s| {
        matches!(
            s,
            Sense::Function(Function::From | Function::To | Function::By | Function::Of)
                | Sense::Hedge(..)
                | Sense::Cardinal(_)
                | Sense::Cue(Cue::OldValue)
        )
    });
    let digits = draft.claims.token(block, verb.end).is_some_and(|t| t.kind == TokenKind::Digits);
    noun && !role && !digits
}

/// Puts the change and its edges into the graph.
pub(super) fn draw(draft: &mut Draft<'_, '_>, frame: &Frame) {
    let (block, words) = (frame.block, &frame.words);
    let span: Option<Span> = draft.claims.words(block, words.clone());
    let name = span.map_or("", |s| s.of(&draft.claims.document.text));
    let node = Node {
        direction: if is_subject_noun(draft, block, words) { 0 } else { frame.direction() },
        factor: frame.factor(),
        ..Node::named(NodeKind::Change, name, span)
    };
    let change = draft.graph.add_node(node);
    let ends =
        [(frame.old, EdgeKind::ChangeFrom), (frame.new, EdgeKind::ChangeTo), (frame.by, EdgeKind::ChangeBy)];
    for (claim, kind) in ends {
        if let Some(node) = claim.and_then(|c| draft.nodes.get(c)).copied() {
            draft.join(change, node, Edge { basis: frame.basis, ..Edge::stated(kind, span) });
        }
    }
}
