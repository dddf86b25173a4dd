//! The words that lead up to a figure and give it its role.

use crate::document::Lang;
use crate::language::{Clitics, Cue, Function, Scan, Sense, TokenKind};
use crate::mention::Mention;

/// How far before a figure a leading phrase may begin, in tokens.
const REACH: usize = 4;

/// What stands right before a figure (and its hedge).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lead {
    /// Prepositions and other grammar words that end there.
    pub functions: Vec<Function>,
    /// Cues that end there.
    pub cues: Vec<Cue>,
    /// First token of the leading words.
    pub start: usize,
    /// One past their last token: the first token of the figure or its hedge.
    pub end: usize,
}

impl Lead {
    /// Whether this grammar word leads.
    pub fn is(&self, function: Function) -> bool {
        self.functions.contains(&function)
    }

    /// Whether this cue leads.
    pub fn cues(&self, cue: Cue) -> bool {
        self.cues.contains(&cue)
    }
}

/// The lead of a mention whose sentence begins at token `from`.
pub(super) fn before(scan: &Scan<'_>, mention: &Mention, from: usize) -> Lead {
    let hedge_first = mention.hedge.map_or(u32::MAX, |h| h.start);
    let mut end = mention.tokens.start;
    while end > from && scan.tokens.get(end - 1).is_some_and(|t| t.span.start >= hedge_first) {
        end -= 1;
    }
    let mut lead = Lead { start: end, end, ..Lead::default() };
    // Particles glued to the first word of the figure or its hedge.
    for (particle, function) in
        [(Clitics::BY, Function::By), (Clitics::TO, Function::For), (Clitics::AND, Function::And)]
    {
        if scan.tokens.get(end).is_some_and(|t| t.clitics.has(particle)) {
            lead.functions.push(function);
        }
    }
    for back in (1..=REACH.min(end - from.min(end))).rev() {
        let input = scan.slice(end - back, end);
        for (sense, len) in input.head_senses() {
            if len != back {
                continue;
            }
            match sense {
                Sense::Function(function) if !lead.is(*function) => lead.functions.push(*function),
                Sense::Cue(cue) if cue.leads() && !lead.cues(*cue) => lead.cues.push(*cue),
                _ => continue,
            }
            lead.start = lead.start.min(end - back);
        }
    }
    over_determiner(scan, &mut lead, from);
    lead
}

/// "from the present 1,250", "to a record 96", "by its usual 5": the preposition stands before
/// the determiner.
fn over_determiner(scan: &Scan<'_>, lead: &mut Lead, from: usize) {
    let role = |f: &Function| matches!(f, Function::From | Function::To | Function::By);
    if scan.language.lang() != Lang::En || lead.functions.iter().any(role) {
        return;
    }
    let function = |at: usize| {
        scan.slice(at, at + 1).head_senses().find_map(|(s, _)| match s {
            Sense::Function(f) => Some(*f),
            _ => None,
        })
    };
    let determiner = |at: usize| {
        matches!(function(at), Some(Function::The | Function::A | Function::Their | Function::This))
    };
    // One word may stand between determiner and figure, if it does nothing there.
    let plain = |at: usize| {
        scan.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Word)
            && !scan.slice(at, at + 1).head_senses().any(|(s, _)| {
                matches!(s, Sense::Verb(_) | Sense::Function(_) | Sense::Noun(_) | Sense::Month(_))
            })
    };
    let end = lead.end;
    let article = [1, 2].into_iter().filter(|back| end > from + back).find_map(|back| {
        let at = end - back;
        (determiner(at) && (back == 1 || plain(end - 1))).then_some(at)
    });
    if let Some((at, f)) = article.and_then(|at| Some((at - 1, function(at - 1)?))).filter(|(_, f)| role(f)) {
        lead.functions.push(f);
        if f == Function::From {
            lead.cues.push(Cue::OldValue);
        }
        lead.start = lead.start.min(at);
    }
}
