//! Which grammars are worth trying at a token.
//!
//! Most words of most copy open no figure and no time. What a word may open is known from
//! its senses when the lexicon is loaded, so that such a word costs one look-up.

use super::{GrammaticalNumber, Sense, Side, TokenKind, Tokens};

/// How many tokens behind a word that only leads in are looked at ("from the late 1980s").
const AHEAD: usize = 3;

/// A set of what may open at a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct Opens(u8);

impl Opens {
    /// Nothing.
    pub const NONE: Opens = Opens(0);
    /// A figure, or a time that begins with one.
    pub const FIGURE: Opens = Opens(1);
    /// A time.
    pub const TIME: Opens = Opens(2);
    /// Either, where what stands behind does ("from", "a").
    pub const LEAD: Opens = Opens(4);
    /// A figure, where one stands behind ("الجنود الثلاثة").
    pub const NOUN: Opens = Opens(8);

    /// Whether all of `other` are here.
    pub fn has(self, other: Opens) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether any of `other` is here.
    pub fn any(self, other: Opens) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets together.
    pub fn with(self, other: Opens) -> Opens {
        Opens(self.0 | other.0)
    }

    /// What a word of this sense may open.
    pub(super) fn of(sense: &Sense) -> Opens {
        match sense {
            Sense::Noun(noun) if noun.number == GrammaticalNumber::Dual => Opens::FIGURE,
            Sense::Noun(_) | Sense::Unit(_) => Opens::NOUN,
            Sense::Cardinal(_)
            | Sense::Scale(_)
            | Sense::DualScale(_)
            | Sense::Ordinal(_)
            | Sense::Fraction(..)
            | Sense::Multiple(_)
            | Sense::Group(_)
            | Sense::Vague(..)
            | Sense::Minus
            | Sense::Percent
            | Sense::Points
            | Sense::PerMille
            | Sense::BasisPoints
            | Sense::Currency(_)
            | Sense::DualUnit(_)
            | Sense::NotFigure(_)
            | Sense::Rank(Side::Before) => Opens::FIGURE,
            Sense::Month(_)
            | Sense::Weekday(_)
            | Sense::Grain(_)
            | Sense::DualGrain(_)
            | Sense::RelativeDay(_)
            | Sense::Direction(_)
            | Sense::Away(_)
            | Sense::Part(_)
            | Sense::Season(_)
            | Sense::DayPart(_)
            | Sense::Zone(_)
            | Sense::Era(_)
            | Sense::Feast(_) => Opens::TIME,
            Sense::Function(_) => Opens::LEAD,
            _ => Opens::NONE,
        }
    }

    /// What a mark may open by itself: a fraction in one sign, a tag or an address.
    pub(super) fn of_mark(mark: &str) -> Opens {
        let fraction = mark.chars().all(|c| matches!(c, '¼'..='¾' | '⅐'..='⅞'));
        if fraction || matches!(mark, "#" | "@") { Opens::FIGURE } else { Opens::NONE }
    }
}

/// Which grammars may read something that begins at the head of the tokens: those of
/// figures ([`Opens::FIGURE`]), those of times ([`Opens::TIME`]).
pub(super) fn at(input: Tokens<'_>) -> Opens {
    let Some(token) = input.first() else { return Opens::NONE };
    let both = Opens::FIGURE.with(Opens::TIME);
    let glued = || input.get(1).is_some_and(|t| t.kind == TokenKind::Digits && !t.space_before);
    match token.kind {
        TokenKind::Digits => both,
        _ if token.opens.has(Opens::FIGURE) => both,
        // "-5", ".5"
        TokenKind::Mark => {
            if glued() {
                both
            } else {
                Opens::NONE
            }
        }
        TokenKind::Word if input.language().marks_dual(input.text(token)) => both,
        TokenKind::Word if token.opens.any(Opens::LEAD.with(Opens::NOUN)) => {
            let ahead = (1..=AHEAD).filter_map(|n| input.get(n)).fold(Opens::NONE, |seen, t| {
                seen.with(if t.kind == TokenKind::Digits { Opens::FIGURE } else { t.opens })
            });
            match () {
                () if ahead.has(Opens::FIGURE) => both,
                () if token.opens.has(Opens::TIME) => Opens::TIME,
                () if token.opens.has(Opens::LEAD) && ahead.has(Opens::TIME) => Opens::TIME,
                () => Opens::NONE,
            }
        }
        TokenKind::Word if token.opens.has(Opens::TIME) => Opens::TIME,
        TokenKind::Word => Opens::NONE,
    }
}
