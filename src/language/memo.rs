//! Numbers that were read already: every kind of mention asks for the number at the same few
//! places, and reading it is most of the work.

use super::{Numeral, Res, Tokens};
use std::cell::RefCell;

/// How many places are kept. What is asked for lies within a few tokens.
const PLACES: usize = 8;

/// The numbers read last, each at its place by the first token.
#[derive(Default)]
pub(super) struct Memo(RefCell<[Option<Place>; PLACES]>);

/// The tokens that were read and what they hold: the end of the number and the number.
struct Place {
    from: usize,
    to: usize,
    read: Option<(usize, Numeral)>,
}

impl<'a> Tokens<'a> {
    /// The cardinal number at the head of the tokens, as the language reads it.
    pub fn numeral(self) -> Res<'a, Numeral> {
        let memo = &self.scan.memo.0;
        let slot = self.from % PLACES;
        if let Some(Some(place)) = memo.borrow().get(slot)
            && (place.from, place.to) == (self.from, self.to)
        {
            let read = place.read.clone().map(|(from, numeral)| (Tokens { from, ..self }, numeral));
            return read.ok_or(nom::Err::Error(()));
        }
        let read = self.language().numeral(self);
        let kept = read.as_ref().ok().map(|(rest, numeral)| (rest.from, numeral.clone()));
        if let Some(place) = memo.borrow_mut().get_mut(slot) {
            *place = Some(Place { from: self.from, to: self.to, read: kept });
        }
        read
    }
}
