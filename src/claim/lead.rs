//! The words that lead up to a figure and give it its role.

use crate::language::{Clitics, Cue, Function, Scan, Sense};
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
                Sense::Cue(cue) if !lead.cues(*cue) => lead.cues.push(*cue),
                _ => continue,
            }
            lead.start = lead.start.min(end - back);
        }
    }
    lead
}
