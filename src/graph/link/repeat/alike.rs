//! Whether two figures are of one quantity: evidence for, and reasons against.
//!
//! The same noun is weak evidence (most pairs of figures with one noun count different
//! things), so the words around both figures, what befell the counted, articles and
//! appositions are weighed together.

use super::profile::{Measured, Profile};
use crate::claim::voice;
use crate::document::Document;
use crate::graph::link::topic::Topics;
use crate::language::Modal;
use crate::value::{Number, Truth, Unit};

/// Evidence that an inferred link needs.
const ENOUGH: i32 = 4;

/// Days between two placed figures beyond which they speak of different times.
const LONG_AGO: i64 = 40;

/// Whether the two values differ for any fair reader.
pub fn clash(a: &Profile, b: &Profile) -> bool {
    a.measured == b.measured && (a.lenient.equals(&b.lenient) == Truth::Breaks || hedged_apart(a, b))
}

/// Whether a fair reader takes the two for one value.
pub fn agree(a: &Profile, b: &Profile) -> bool {
    // "35 billion of the 61 billion crowns": the unit may be said once.
    let unit_left_out = a.stated == b.stated && a.stated >= Number::from(1000);
    unit_left_out
        || (a.measured == b.measured
            && a.lenient.equals(&b.lenient) != Truth::Breaks
            && !hedged_apart(a, b)
            && !bounds_far(a, b))
}

/// "At least 24" has room for 190, but does not bear it out.
fn bounds_far(a: &Profile, b: &Profile) -> bool {
    let open = |p: &Profile| p.lenient.low.is_none() || p.lenient.high.is_none();
    (open(a) || open(b)) && !within(&a.stated, &b.stated, 2)
}

/// "Nearly 60%" and "nearly 65%": one hedge loosens both alike and says nothing of how they differ.
fn hedged_apart(a: &Profile, b: &Profile) -> bool {
    // "At least 34" over "at least 24": a headline says what the body says.
    let told = a.headline != b.headline;
    a.hedge.is_some_and(|hedge| told || hedge.is_loose())
        && a.hedge == b.hedge
        && a.stated.rounds_apart(&b.stated)
}

/// Whether a headline may cut the fraction off: "21 points" for 21.29.
pub fn cut(head: &Profile, body: &Profile) -> bool {
    // The last digit before its zeros, where at least a thousand is cut at: $16bn for $16.6bn.
    // Or two digits are kept: 1,800 for 1,865.
    let unit = (2..=12).rev().find_map(|power| {
        let unit = Number::power_of_ten(power);
        let least = Number::from(if power < 3 { 10 } else { 3 });
        let kept = head.stated.checked_div(&unit)?;
        (kept.round_to(0) == kept && kept >= least).then_some(unit)
    });
    let rest = &body.stated - &head.stated;
    if let Some(unit) = unit
        && rest >= Number::ZERO
        && rest < unit
    {
        return head.measured == body.measured;
    }
    head.measured == body.measured
        && rest >= Number::ZERO
        && rest < Number::ONE
        && head.stated >= Number::from(3)
}

/// Whether both can count the same thing, by noun and by what befell it.
pub fn compatible(a: &Profile, b: &Profile) -> bool {
    if a.measured != b.measured {
        return false;
    }
    // A headline leaves the noun out: "drive 16,000 from homes".
    let bare = |p: &Profile| p.headline && p.head.is_empty() && p.fate.is_none();
    if a.measured != Measured::Count || bare(a) {
        return true;
    }
    if let (Some(x), Some(y)) = (a.fate, b.fate)
        && x != y
    {
        return false;
    }
    let befallen = a.fate.is_some() && a.fate == b.fate;
    // "The 27 found in the lorry" after "31 people hidden … in a lorry": nothing new is said of them.
    if b.taken_up && b.head.is_empty() && b.fate.is_none() {
        let met = |root: &u32| a.topic.contains(root) || a.narrowing.contains(root);
        if b.described.len() > 1 && b.described.iter().all(met) {
            return true;
        }
        // "Of the 50,000 left with dry taps": a figure that is known already needs no noun.
        if b.postmodified {
            return is_turned(a, b);
        }
    }
    let same_head = !a.head.is_empty() && a.head == b.head;
    let either = a.generic || b.generic;
    same_head || (a.people && b.people && (befallen || either)) || (either && a.people == b.people)
}

/// How much speaks for one quantity; `earlier` stands before `later`.
pub fn weight(document: &Document, topics: &Topics, earlier: &Profile, later: &Profile) -> i32 {
    let words = shared_words(topics, earlier, later);
    let befallen = later.fate.is_some() && later.fate == earlier.fate;
    let mut weight = words;
    let same_head = !later.head.is_empty() && later.head == earlier.head;
    // "the 25 people whose veins were easy to find": the article points at what follows.
    if later.taken_up && (!later.postmodified || words > 0 || befallen) {
        weight += 2;
    } else if later.taken_up && same_head {
        weight += 1;
    }
    // Two definite figures are two that the text tells apart: "the 7-day rate … the 14-day rate".
    if later.taken_up && earlier.taken_up {
        weight -= 2;
    }
    if same_head && !later.generic && later.measured == Measured::Count {
        weight += 2;
    }
    if befallen {
        weight += 2;
    }
    if same_voice(document, earlier, later) == Some(true) {
        weight += if later.quoted != earlier.quoted { 2 } else { 1 };
    }
    if earlier.stated.is_misprint_of(&later.stated) {
        // 1.2 million for 1.2 billion is no chance, 36 for 63 may be.
        let same = digits(&later.stated).is_some() && digits(&earlier.stated) == digits(&later.stated);
        weight += if same { 2 } else { 1 };
    }
    // "the two officers" after "four were killed" are some of them.
    let same_fate = befallen && later.named_by_fate;
    let kind_of = !same_head && !same_fate && !later.head.is_empty();
    // "16 people were killed" after "26 killed" are no kind of them.
    let of_no_kind = later.generic && befallen;
    if kind_of && !of_no_kind && (later.stated < earlier.stated || later.generic) {
        weight -= 2;
    }
    let known = |r: &&u32| earlier.topic.contains(*r) || earlier.narrowing.contains(*r);
    let narrower = later.narrowing.iter().any(|r| !known(&r));
    // What is narrower can be a part; a part is not larger than its whole.
    if narrower && later.stated < earlier.stated {
        weight -= 2;
    } else if narrower && !befallen {
        weight -= 1;
    }
    weight
}

/// The significant digits, where there are two at least.
pub fn digits(n: &Number) -> Option<String> {
    let text = n.to_string();
    let digits = text.trim_end_matches('0');
    (digits.len() > 1).then(|| digits.to_owned())
}

/// Words that both figures' sentences share; those right beside both count twice.
fn shared_words(topics: &Topics, earlier: &Profile, later: &Profile) -> i32 {
    let mut weight = 0;
    for root in earlier.topic.union(&earlier.narrowing).filter(|r| topics.tells(**r)) {
        let beside = |p: &Profile| p.beside.contains(root) || p.narrowing.contains(root);
        if beside(earlier) && beside(later) {
            weight += 2;
        } else if later.topic.contains(root) || later.narrowing.contains(root) {
            weight += 1;
        }
    }
    weight.min(4)
}

/// Whether the weight is enough for a link. Where no word takes the figure up and no source
/// says both, the words around must name one thing beyond doubt.
pub fn is_enough(weight: i32, bond: Bond) -> bool {
    weight
        >= match bond {
            Bond::Turned => ENOUGH - 2,
            Bond::Bound => ENOUGH,
            Bond::Disputed => ENOUGH - 2,
            Bond::Loose => ENOUGH + 1,
        }
}

/// What ties two figures together besides their words.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Bond {
    /// Taken up with an article or apposition, or said by one source.
    Bound,
    /// Said by two named sources.
    Disputed,
    /// Of one unit and the same three digits or more, turned or at another scale.
    Turned,
    /// Nothing.
    Loose,
}

/// Whether the words rule it out that both are one quantity.
pub fn told_apart(earlier: &Profile, later: &Profile) -> bool {
    let extents = earlier.extent.zip(later.extent).is_some_and(|(a, b)| a != b);
    extents
        || later.apart
        || later.derived
        || earlier.apart
        || earlier.running
        || (later.running && !later.taken_up)
        || other_time(earlier, later)
        || are_of_others(earlier, later)
        || is_pair_of_many(earlier, later)
        || are_of_named(earlier, later)
        || are_in_turn(earlier, later)
        || (!later.taken_up && other_mode(earlier, later))
}

/// "Twelve films in the documentary category … the 16 films in the drama category", "430,000 for
/// roads … 340,000 for schools": what is behind each tells them apart.
fn are_of_others(a: &Profile, b: &Profile) -> bool {
    let shared = a.complement.intersection(&b.complement).count();
    let own = |x: &Profile, y: &Profile| {
        x.complement
            .iter()
            .any(|r| !y.complement.contains(r) && !y.topic.contains(r) && !y.narrowing.contains(r))
    };
    let apart = own(a, b) && own(b, a);
    apart && (shared >= ALIKE || shared == 0 && a.purpose && b.purpose)
}

/// "The first accident … in the second": one of a row.
fn are_in_turn(a: &Profile, b: &Profile) -> bool {
    !a.headline && a.sentence != b.sentence && !b.in_turn.is_empty() && a.in_turn.is_disjoint(&b.in_turn)
}

/// "Kastri received 300 … Lamia had 500": other names, other figures.
fn are_of_named(a: &Profile, b: &Profile) -> bool {
    !a.headline && !a.names.is_empty() && !b.names.is_empty() && a.names.is_disjoint(&b.names)
}

/// So many words behind two figures must be the same before others tell them apart.
const ALIKE: usize = 2;

/// "The two men" after "four men" are some of them.
fn is_pair_of_many(earlier: &Profile, later: &Profile) -> bool {
    later.measured == Measured::Count
        && later.stated == Number::from(2)
        && earlier.stated >= Number::from(4)
        && !later.quoted
}

/// Whether the two are placed in different times.
pub fn other_time(a: &Profile, b: &Profile) -> bool {
    match (a.when, b.when) {
        (Some(x), Some(y)) => {
            x.intersect(y).is_none() && (x.from - y.to).max(y.from - x.to) > LONG_AGO
                || x.intersect(y).is_none() && x.to - x.from > 6 && y.to - y.from > 6
        }
        _ => false,
    }
}

/// Whether one is a fact and the other is asked for or denied.
pub fn other_mode(a: &Profile, b: &Profile) -> bool {
    let asked = |m: Option<Modal>| matches!(m, Some(Modal::Demanded | Modal::Negated | Modal::Conditional));
    asked(a.modal) != asked(b.modal)
}

/// Whether both are said by one voice: `None` where only one of them is attributed.
pub fn same_voice(document: &Document, a: &Profile, b: &Profile) -> Option<bool> {
    Some(voice::same(document, a.source?, b.source?))
}

/// Whether the difference of the two is the sort that a slip makes. Figures of one noun differ
/// all the time, so where nothing but the words says that both are one, only turned digits
/// and powers of ten are slips; so it is with money. `one_voice`: both are said by one named
/// source.
pub fn is_slip(earlier: &Profile, later: &Profile, one_voice: bool) -> bool {
    let (x, y) = (&earlier.stated, &later.stated);
    let quotes = one_voice && later.quoted != earlier.quoted;
    // 2 and 20, 500 and 5,000 differ by a power of ten every day.
    let sure = digits(x).is_some() || later.taken_up || quotes;
    // A scale word is mistaken for the next one; other powers of ten take a lost digit.
    let scale = digits(x) != digits(y) || (later.taken_up || one_voice || thousands(x, y));
    let misprint = x.is_misprint_of(y) && sure && scale;
    match earlier.measured {
        _ if quotes => misprint || within(x, y, 3),
        _ if one_voice && later.again => misprint || within(x, y, 3),
        Measured::Share => misprint && one_voice,
        Measured::In(Unit::Money(_)) => misprint,
        _ => misprint || (later.taken_up && within(x, y, 2)),
    }
}

/// Figures of two digits or more that are at another scale, or of three that are turned: hardly
/// ever two quantities.
pub fn is_turned(earlier: &Profile, later: &Profile) -> bool {
    let (x, y) = (&earlier.stated, &later.stated);
    let (Some(a), Some(b)) = (digits(x), digits(y)) else { return false };
    let scaled = a == b && thousands(x, y) && matches!(earlier.measured, Measured::In(_));
    let large = |n: &Number| *n >= Number::from(100);
    scaled || (a != b && x.is_misprint_of(y) && is_permuted(&a, &b) && large(x) && large(y))
}

/// Whether two figures have the same digits in another order.
pub fn is_permutation(a: &Profile, b: &Profile) -> bool {
    digits(&a.stated).zip(digits(&b.stated)).is_some_and(|(x, y)| x != y && is_permuted(&x, &y))
}

fn is_permuted(a: &str, b: &str) -> bool {
    let sorted = |s: &str| {
        let mut letters: Vec<char> = s.chars().collect();
        letters.sort_unstable();
        letters
    };
    sorted(a) == sorted(b)
}

/// A thousand, a million or a billion times each other.
fn thousands(x: &Number, y: &Number) -> bool {
    let (small, large) = if x <= y { (x, y) } else { (y, x) };
    [3, 6, 9].into_iter().any(|n| small * &Number::power_of_ten(n) == *large)
}

/// Within so many times of each other.
pub fn within(x: &Number, y: &Number, times: i64) -> bool {
    let times = Number::from(times);
    *x <= y * &times && *y <= x * &times
}

/// Measures and shares are many in a text: the words beside the later one must name what the
/// earlier one speaks of.
pub fn names_one(topics: &Topics, earlier: &Profile, later: &Profile) -> bool {
    let named = |root: &u32| later.beside.contains(root) || later.narrowing.contains(root);
    earlier.measured == Measured::Count
        || earlier.topic.union(&earlier.narrowing).any(|root| topics.tells(*root) && named(root))
}
