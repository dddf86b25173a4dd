//! The course of things: nobody is buried before they die, and no bridge is closed before it
//! was opened. Steps of one course with their dates, told of one person or thing, come in
//! the order of their steps, in whatever order they are told.

use super::occurrence::{Occurrence, comparable, numbered, one_subject, told_alike};
use super::whose::{another_named, relative};
use crate::graph::build::Draft;
use crate::graph::{Basis, Edge, EdgeKind};
use crate::language::{Clitics, Cue, DeedForm, Function, NounClass, Sense};

/// A course: its steps with their ranks. Steps of equal rank may come in any order.
struct Course {
    /// Whether the steps keep their order however they are told. The steps of the others do
    /// when the text tells them in that order: a road that is closed is opened again.
    fixed: bool,
    steps: &'static [(&'static str, u8)],
}

/// What leads to what, by deed (the words are in `lexicon/events.tsv` of each language).
const COURSES: &[Course] = &[
    Course { fixed: true, steps: &[("born", 0), ("die", 1), ("bury", 2)] },
    Course { fixed: true, steps: LIFE },
    Course { fixed: true, steps: DEEDS },
    Course {
        fixed: true,
        steps: &[("group-stage", 0), ("last-16", 1), ("quarter-final", 2), ("semi-final", 3), ("final", 4)],
    },
    Course { fixed: true, steps: &[("first-round", 1), ("run-off", 2)] },
    Course { fixed: true, steps: &[("sow", 1), ("harvest", 2)] },
    Course {
        fixed: true,
        steps: &[("arrest", 1), ("extradite", 2), ("try", 3), ("trial", 3), ("convict", 4), ("appeal", 5)],
    },
    Course { fixed: true, steps: &[("charge", 1), ("try", 2), ("trial", 2), ("acquit", 3)] },
    Course { fixed: true, steps: &[("begin-work", 1), ("complete", 2)] },
    Course { fixed: true, steps: &[("sign", 1), ("ratify", 2)] },
    Course { fixed: true, steps: &[("paint", 1), ("write", 1), ("acquire", 2)] },
    Course { fixed: true, steps: &[("sell", 1), ("recall", 2)] },
    Course { fixed: true, steps: &[("works", 1), ("first-use", 2)] },
    Course { fixed: true, steps: &[("begin-work", 1), ("first-use", 2)] },
    Course { fixed: true, steps: &[("nominate", 1), ("elect", 2)] },
    Course { fixed: true, steps: &[("missing", 1), ("found", 2)] },
    Course { fixed: true, steps: &[("elect", 1), ("swear", 2)] },
    Course { fixed: false, steps: &[("sign", 1), ("effect", 2)] },
    Course { fixed: false, steps: &[("marry", 1), ("divorce", 2)] },
    Course { fixed: false, steps: &[("enrol", 1), ("graduate", 2)] },
    Course { fixed: false, steps: &[("appoint", 1), ("swear", 1), ("resign", 2)] },
    Course { fixed: true, steps: &[("admit", 1), ("discharge", 2)] },
    Course { fixed: true, steps: &[("order", 1), ("deliver", 2)] },
    Course { fixed: false, steps: &[("depart", 1), ("launch", 1), ("arrive", 2)] },
    // "The project began after the war, ground was broken later": only what is opened was built.
    Course { fixed: true, steps: &[("begin-work", 1), ("opened", 2)] },
    Course { fixed: false, steps: &[("begin-work", 1), ("open", 2), ("close", 3), ("reopen", 4)] },
    Course { fixed: false, steps: &[("works", 1), ("complete", 2)] },
    Course { fixed: true, steps: &[("build", 1), ("launch-ship", 2), ("sink", 3)] },
    Course { fixed: false, steps: &[("open", 1), ("sink", 2)] },
    Course { fixed: true, steps: &[("kidnap", 1), ("release", 2)] },
    Course { fixed: false, steps: &[("open", 1), ("bankrupt", 2)] },
    Course { fixed: true, steps: &[("build", 1), ("raze", 2)] },
];

/// What nobody does before they are born.
const LIFE: &[(&str, u8)] = &[
    ("born", 0),
    ("marry", 1),
    ("divorce", 1),
    ("enrol", 1),
    ("graduate", 1),
    ("arrest", 1),
    ("elect", 1),
    ("appoint", 1),
    ("swear", 1),
    ("publish", 1),
    ("write", 1),
    ("win", 1),
    ("make-film", 1),
    ("record", 1),
    ("paint", 1),
    ("join", 1),
    ("retire", 1),
    ("resign", 1),
];

/// What nobody does once they are dead, where it is told that they did it themselves.
const DEEDS: &[(&str, u8)] = &[
    ("write", 1),
    ("paint", 1),
    ("make-film", 1),
    ("record", 1),
    ("perform", 1),
    ("premiere", 1),
    ("complete", 1),
    ("sign", 1),
    ("marry", 1),
    ("divorce", 1),
    ("graduate", 1),
    ("receive", 1),
    ("visit", 1),
    ("elect", 1),
    ("resign", 1),
    ("die", 2),
];

/// How far around a deed the one stands who did it, in tokens.
const DOER: usize = 5;

/// Steps that are things held and not done: a noun with its article tells them.
const HELD: &[&str] =
    &["group-stage", "last-16", "quarter-final", "semi-final", "final", "first-round", "run-off"];

/// Steps of a thing that a text tells of once: no pronoun need take it up.
const ONCE: &[&str] = &[
    "sell",
    "recall",
    "sign",
    "ratify",
    "first-round",
    "run-off",
    "semi-final",
    "final",
    "quarter-final",
    "sow",
    "harvest",
];

/// How far before "born" a word stands that says whose child it is, in tokens.
const CHILD: usize = 4;

/// How far apart two steps may stand in the text, in occurrences.
const WINDOW: usize = 6;

pub(super) fn link(draft: &mut Draft<'_, '_>, occurrences: &[Occurrence]) {
    for (n, first) in occurrences.iter().enumerate() {
        for second in occurrences.iter().skip(n + 1).take(WINDOW) {
            let Some(told_first) = sooner(first, second) else { continue };
            // Two sentences may speak of two roads; what always keeps its order is safer.
            if !told_first.fixed && first.sentence != second.sentence {
                continue;
            }
            let same =
                first.claim == second.claim || first.tokens == second.tokens && first.block == second.block;
            if same
                || !comparable(draft, first.claim, second.claim)
                || !(one_subject(draft, first, second)
                    || are_once(occurrences, first, second)
                    || told_first.fixed && of_one_thing(draft, occurrences, first, second))
                || !(told_alike(draft, first, second) || are_held(first, second))
                || numbered(draft, first)
                || numbered(draft, second)
                || !told_as_done(draft, first)
                || !told_as_done(draft, second)
                || !in_person(draft, first, second)
                || is_unsettled(draft, first)
                || is_unsettled(draft, second)
            {
                continue;
            }
            let (a, b) = if told_first.right { (first, second) } else { (second, first) };
            if let (Some(a), Some(b)) = (a.event(draft, 0), b.event(draft, 0)) {
                draft.join(a, b, Edge { basis: Basis::Inferred, ..Edge::stated(EdgeKind::Before, None) });
            }
        }
    }
}

/// "The verdict came on 4 March. The trial opened on 12 April": the only ones of their sort, and a
/// subject that is known.
fn of_one_thing(draft: &Draft<'_, '_>, all: &[Occurrence], a: &Occurrence, b: &Occurrence) -> bool {
    let (first, second) = if a.sentence <= b.sentence { (a, b) } else { (b, a) };
    let near = second.sentence <= first.sentence + 2 && first.sentence != second.sentence;
    let Some(place) = draft.claims.sentences.get(second.sentence) else { return false };
    if !near || draft.is_arabic(second.block) {
        return false;
    }
    let start = place.sentence.clause_of(second.tokens.start).start;
    let lead = start.max(second.tokens.start.saturating_sub(LEAD))..second.tokens.start + 1;
    let known = |s: &Sense| {
        matches!(s, Sense::Function(Function::The | Function::Their | Function::This | Function::It))
    };
    let opens = draft.claims.has(second.block, start..start + 1, known);
    let new = |s: &Sense| {
        matches!(s, Sense::Function(Function::A | Function::Other) | Sense::Cue(Cue::Further | Cue::Others))
    };
    let sole = |o: &Occurrence| {
        all.iter().filter(|x| x.claim != o.claim).all(|x| !o.names.iter().any(|name| x.is(name)))
    };
    opens
        && !draft.claims.has(second.block, lead, new)
        && relative(draft, first) == relative(draft, second)
        && !another_named(draft, first, second)
        && sole(first)
        && sole(second)
}

/// How many tokens before a deed its subject stands.
const LEAD: usize = 8;

/// "The quarter-finals are to be played on … and the semi-finals on": one verb holds both.
fn are_held(a: &Occurrence, b: &Occurrence) -> bool {
    let held = |o: &Occurrence| HELD.iter().any(|name| o.is(name));
    a.sentence == b.sentence && held(a) && held(b)
}

/// Of a deed and a death: "which he drew in 1648", "finished by the artist himself", «تسلم بنفسه»; what
/// is only known to have been done may have been done by others.
fn in_person(draft: &Draft<'_, '_>, a: &Occurrence, b: &Occurrence) -> bool {
    let deed = |o: &Occurrence| DEEDS.iter().any(|(name, rank)| *rank == 1 && o.is(name));
    let act = match (a.is("die"), b.is("die")) {
        (true, false) if deed(b) => b,
        (false, true) if deed(a) => a,
        _ => return true,
    };
    let Some(place) = draft.claims.sentences.get(act.sentence) else { return false };
    let whole = place.sentence.tokens.clone();
    let around = whole.start.max(act.tokens.start.saturating_sub(DOER))..whole.end.min(act.tokens.end + DOER);
    let themselves = draft.claims.has(act.block, around.clone(), |s| *s == Sense::Cue(Cue::InPerson));
    let someone = |s: &Sense| matches!(s, Sense::Function(Function::He | Function::She | Function::Who));
    // "A film about him, shot in 1990": behind the comma another subject goes on.
    let comma = (around.start..act.tokens.start).rev().find(|at| draft.claims.is_mark(act.block, *at, ","));
    let before = comma.map_or(around.start, |at| at + 1)..act.tokens.start;
    // "A life of him was written in 1648".
    let passive = |s: &Sense| matches!(s, Sense::Function(Function::Was | Function::Be));
    let active = !draft.is_arabic(act.block)
        && draft.claims.has(act.block, before.clone(), someone)
        && !draft.claims.has(act.block, before.start..act.tokens.end, passive);
    themselves || active
}

/// "The bear went on sale on … the recall was announced on": each step is told once, near the other.
fn are_once(all: &[Occurrence], a: &Occurrence, b: &Occurrence) -> bool {
    let name = |o: &Occurrence| ONCE.iter().find(|name| o.is(name)).copied();
    let (Some(x), Some(y)) = (name(a), name(b)) else { return false };
    let once = |name: &str| all.iter().filter(|o| o.is(name)).count() == 1;
    b.sentence <= a.sentence + APART && once(x) && once(y)
}

/// How many sentences apart two steps stand that are told once.
const APART: usize = 2;

/// A verb, or a noun with its owner: "his death", but not "the death of his father".
fn told_as_done(draft: &Draft<'_, '_>, occurrence: &Occurrence) -> bool {
    let (block, tokens) = (occurrence.block, &occurrence.tokens);
    // "His son, born in 1985": somebody else's birth.
    if occurrence.is("born") {
        let before = tokens.start.saturating_sub(CHILD)..tokens.start;
        let person = |s: &Sense| matches!(s, Sense::Noun(n) if n.class == NounClass::Person);
        // "The night of the birth" is the feast, "the born" nobody in particular.
        let verb = occurrence.deeds.iter().any(|d| d.form != DeedForm::Noun);
        let whose = |s: &Sense| matches!(s, Sense::Function(Function::Their | Function::A));
        let child = draft.claims.has(block, before.clone(), person) && draft.claims.has(block, before, whose);
        return verb && !child;
    }
    if occurrence.deeds.iter().any(|d| d.form != DeedForm::Noun) || HELD.iter().any(|n| occurrence.is(n)) {
        return true;
    }
    let theirs = |s: &Sense| matches!(s, Sense::Function(Function::Their));
    let glued =
        tokens.clone().any(|at| draft.claims.token(block, at).is_some_and(|t| t.clitics.has(Clitics::OWNER)));
    glued || draft.claims.has(block, tokens.start.saturating_sub(1)..tokens.start, theirs)
}

/// Who is tried in absence is arrested later; who is tried again was convicted before.
fn is_unsettled(draft: &Draft<'_, '_>, occurrence: &Occurrence) -> bool {
    let Some(place) = draft.claims.sentences.get(occurrence.sentence) else { return false };
    let Some(reading) = draft.claims.readings.get(place.block) else { return false };
    let lexicon = reading.scan.language.lexicon();
    draft.claims.has(
        place.block,
        place.sentence.tokens.clone(),
        |s| matches!(s, Sense::Deed(d) if matches!(lexicon.lemma_name(d.lemma), "absence" | "anew")),
    )
}

/// What a course says of two steps.
struct Order {
    /// The one told first comes first.
    right: bool,
    /// They keep their order however they are told.
    fixed: bool,
}

/// Whether the step told first comes first; `None` where no course says so.
fn sooner(first: &Occurrence, second: &Occurrence) -> Option<Order> {
    COURSES.iter().find_map(|course| {
        // "Work on the bridge started", not "the work of 2012".
        let begun = |o: &Occurrence, name: &str| name != "works" || o.is("open");
        let step = |o: &Occurrence| course.steps.iter().find(|(name, _)| o.is(name) && begun(o, name));
        let rank = |o: &Occurrence| step(o).map(|(_, rank)| *rank);
        let (a, b) = (rank(first)?, rank(second)?);
        match a.cmp(&b) {
            std::cmp::Ordering::Less => Some(Order { right: true, fixed: course.fixed }),
            std::cmp::Ordering::Greater if course.fixed => Some(Order { right: false, fixed: true }),
            _ => None,
        }
    })
}
