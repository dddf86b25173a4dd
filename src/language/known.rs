//! Names of currencies and time zones that the lexicons hold for the life of the program, for
//! whoever reads one from a file.

use super::{Sense, of};
use crate::document::Lang;
use crate::value::time::Zone;
use crate::value::{Currency, Unit};
use std::collections::BTreeSet;
use std::sync::OnceLock;

#[derive(Default)]
struct Names {
    currencies: BTreeSet<&'static str>,
    zones: BTreeSet<&'static str>,
}

fn names() -> &'static Names {
    static NAMES: OnceLock<Names> = OnceLock::new();
    NAMES.get_or_init(|| {
        let mut names = Names::default();
        for lang in [Lang::En, Lang::Ar] {
            for sense in of(lang).lexicon().all_senses() {
                match sense {
                    Sense::Currency(Currency(code)) | Sense::DualUnit(Unit::Money(Currency(code))) => {
                        names.currencies.insert(code);
                    }
                    Sense::Zone(Zone::Named(zone)) | Sense::Town(zone) => {
                        names.zones.insert(zone);
                    }
                    _ => {}
                }
            }
        }
        names
    })
}

/// The currency with this code.
pub fn currency(code: &str) -> Option<Currency> {
    names().currencies.get(code).map(|code| Currency(code))
}

/// The time zone with this name.
pub fn zone(name: &str) -> Option<&'static str> {
    names().zones.get(name).copied()
}
