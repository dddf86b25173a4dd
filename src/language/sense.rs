//! What a lexicon entry can mean.

use super::{Function, Lemma, Modal};
use crate::value::time::{Calendar, Direction, Grain, Month, PartOf, Zone};
use crate::value::{Currency, Hedge, Unit, UnitDef};

/// One meaning of a written form.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Sense {
    // --- numbers ---
    /// A number word below a hundred, or a whole hundred written as one word.
    Cardinal(u32),
    /// hundred, thousand, million: the exponent of ten.
    Scale(u8),
    /// A dual scale: ألفان, مليونين (two times ten to the exponent).
    DualScale(u8),
    /// third, الثالث
    Ordinal(u32),
    /// half, third, ثلث, ثلثا: (numerator, denominator)
    Fraction(u16, u16),
    /// twice, double, triple, ضعف: the factor
    Multiple(u8),
    /// pair, trio, quintet, dozen: an exact count of people or things
    Group(u16),
    /// dozens, hundreds, several, few: floor and ceiling (0 = none)
    Vague(u32, u32),
    /// minus, سالب: the figure behind is below zero
    Minus,
    /// A hedge and where it stands.
    Hedge(Hedge, Side),
    // --- units ---
    /// per cent, in one or more words
    Percent,
    /// (percentage) points
    Points,
    /// per mille
    PerMille,
    /// basis points
    BasisPoints,
    /// A currency name, symbol or code.
    Currency(Currency),
    /// A physical unit.
    Unit(&'static UnitDef),
    /// A dual of a unit or currency: متران, دولارين.
    DualUnit(Unit),
    // --- times ---
    /// A month name.
    Month(Month),
    /// A weekday, 1 is Monday.
    Weekday(u8),
    /// day, week, month, year …
    Grain(Grain),
    /// daily, يوميا: for each day, week …
    Rate(Grain),
    /// A dual time word: يومان, سنتين.
    DualGrain(Grain),
    /// yesterday -1, today 0, tomorrow 1
    RelativeDay(i8),
    /// last, next, this; الماضي, المقبل, الجاري
    Direction(Direction),
    /// ago, قبل … : turns a duration into a date
    Away(Direction),
    /// early, mid, late
    Part(PartOf),
    /// A season: 1 spring, 2 summer, 3 autumn, 4 winter.
    Season(u8),
    /// am, pm, صباحا, مساء: hours to add when the hour is below 12
    DayPart(u8),
    /// A clock zone.
    Zone(Zone),
    /// Year mark: AH/هـ, AD/م
    Era(Calendar),
    /// BC, قبل الميلاد: years that run backwards.
    BeforeEra,
    /// A named period such as Ramadan (Hijri month) that moves through the year.
    Feast(u8),
    // --- things and deeds ---
    /// A countable noun.
    Noun(Noun),
    /// One of the kinds that make up a set between them: gold, silver and bronze medals;
    /// men, women and children: the set, how many kinds it has, and which this is.
    Kind(Lemma, u8, Lemma),
    /// One of the two halves that make up a set between them (women, men): the set, which half.
    Half(Lemma, Lemma),
    /// A modifier that sets a counted group apart: nationality, sex, age group.
    Quality(Lemma, QualityClass),
    /// A verb or deverbal noun whose meaning matters to figures.
    Verb(VerbSense),
    /// A word or phrase that relates two figures.
    Cue(Cue),
    /// A word that makes what it governs no fact: may, planned, if, not.
    Modal(Modal),
    /// A word that carries grammar only (the, of, and, من, في).
    Function(Function),
    /// A word after or before which a number is no figure of the story (page, flight).
    NotFigure(Side),
    /// Words of age before ("aged", عمره) or behind a figure ("old", من العمر).
    Age(Side),
    /// Words of rank before ("ranked", المركز) or behind a place ("place", "largest").
    Rank(Side),
    /// A name whose first letter could be taken for a particle.
    Name,
    /// An abbreviation whose full stop ends no sentence.
    Abbreviation,
    /// A word that names a thing that happened once: "fire", "burnt down".
    Deed(Deed),
    /// A town or country by whose clock a time may be told (an IANA zone).
    Town(&'static str),
}

/// A verb or noun of something that happens at a time, for telling whether two
/// passages date the same thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deed {
    /// What it is, the same for verb and noun.
    pub lemma: Lemma,
    /// How the word tells it.
    pub form: DeedForm,
}

/// Forms of a deed's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DeedForm {
    /// A noun: "the fire".
    Noun,
    /// A verb that tells it as done: "burnt".
    Past,
    /// Any other verb: "opens".
    Verb,
}

/// Where a word stands, seen from the figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Side {
    Before,
    After,
}

/// A noun sense.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Noun {
    /// Its dictionary form.
    pub lemma: Lemma,
    /// What kind of thing it counts.
    pub class: NounClass,
    /// Grammatical number of the form.
    pub number: GrammaticalNumber,
}

/// Grammatical number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum GrammaticalNumber {
    Singular,
    Dual,
    Plural,
}

/// What a noun counts. People of any description are comparable with each other
/// ("soldiers" can be among "people"); things only with their own class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum NounClass {
    Person,
    /// people, شخص: persons of any description
    Anyone,
    /// dead, killed, victims, bodies
    Dead,
    /// wounded, injured
    Hurt,
    /// missing
    Missing,
    /// arrested, detained, suspects
    Held,
    Seat,
    Vote,
    Vehicle,
    Building,
    Place,
    Event,
    Organisation,
    Thing,
    Document,
    Animal,
    /// rise, cut, growth: nouns that also name a change
    Change,
    /// rounds, sessions, meetings: things that are numbered one after another
    Sequence,
    Abstract,
}

/// What sort of modifier a quality is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum QualityClass {
    Nationality,
    Sex,
    AgeGroup,
    Occupation,
    State,
}

/// A verb or deverbal noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VerbSense {
    /// What it does to figures or events.
    pub class: VerbClass,
    /// Its dictionary form.
    pub lemma: Lemma,
}

/// Classes of verbs that matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum VerbClass {
    Rise,
    Fall,
    Double,
    Triple,
    Quadruple,
    Halve,
    /// move, go, switch: changes, either way
    Move,
    /// say, announce, قال
    Say,
    /// reach, stand at, total, بلغ
    Reach,
    /// leave, withdraw, غادر: goes out of the whole
    Leave,
    /// remain, بقي
    Remain,
    Die,
    Kill,
    Hurt,
    Arrest,
    /// An event with a place in time: begin, end, open, sign, convict, born …
    Begin,
    End,
    Born,
    Hold,
    Win,
    Lose,
    /// any other event verb, compared by lemma
    Event,
}

/// Words and phrases that relate two figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Cue {
    /// among them, including, بينهم: what follows is a part of what was before
    PartFollows,
    /// out of, of the, من أصل: what follows is the whole
    WholeFollows,
    /// a total of, in all, ما مجموعه
    Total,
    /// total, sum, المجموع: the heading of the row or column of a table that adds up the others
    Sum,
    /// the rest, the remainder, الباقي
    Rest,
    /// leaving, so that … are left
    Leaving,
    /// or, that is, أي: what follows restates what was before
    Restates,
    /// from (old value) after a change; up from, down from, بعد أن كان
    OldValue,
    /// compared with, against, مقابل
    Comparison,
    /// each, apiece, لكل
    Each,
    /// length, depth, طول, عمق: what a length is the length of
    Extent,
    /// equal, متساوية: each of the counted is as much as the others
    Equal,
    /// سوى, إلا: nothing but what follows
    Only,
    /// another, a further, additional: a new quantity
    Further,
    /// so far, to date: a running count
    SoFar,
    /// earlier, previously, initially: another time's value
    Earlier,
    /// later
    Later,
    /// a revised value: revised from, raised the toll to
    Revised,
    /// previous, earlier (before a counted sequence noun): the previous three rounds
    PreviousOf,
    /// respectively
    Respectively,
    /// average, mean
    Average,
    /// anniversary, ذكرى: so many years after
    Anniversary,
    /// since (start of a period)
    Since,
    /// until, to
    Until,
    /// before (order of events)
    BeforeEvent,
    /// after (order of events)
    AfterEvent,
    /// all others, the others
    Others,
    /// per, a (day)
    Per,
    /// a head, per person, للفرد: for each of the people
    PerHead,
    /// voted, the ballot: figures of a vote are near
    Voted,
    /// in favour, مع: the votes for
    InFavour,
    /// against, ضد: the votes against
    Opposed,
    /// abstained, امتنع: the votes of neither side
    Abstained,
    /// registered, eligible, مسجل, يحق لهم: those who could vote
    Eligible,
    /// turnout, نسبة المشاركة: the share of those who voted
    Turnout,
    /// approved, accepted: the votes for were more
    Carried,
    /// blank, spoiled, void: ballot papers that took no side
    Blank,
    /// survivors, freed, rescued, unhurt: who came out of it
    Spared,
    /// rejected, رفض: the votes for were not more
    Rejected,
    /// attended by, حضرها: how many of a house were present
    Present,
    /// took part in the vote, شارك في التصويت: all of those counted voted
    Cast,
    /// absent, غياب: they did not vote
    Absent,
    /// a margin of, بفارق: how many more one side had
    Margin,
    /// majority, الأغلبية
    Majority,
    /// short of, lost: something is missed
    Lacking,
    /// below, short of, من بلوغ: the figure is what is missing to something
    Short,
    /// according to, بحسب
    AccordingTo,
    /// statement, speech, summit, بيان، مؤتمر: where something was said
    Statement,
    /// office, spokesman, مكتب، متحدث: what speaks for somebody
    Mouthpiece,
    /// وعددهم، البالغ، وهي: the figure behind is the size of what was just named
    Amounting,
    /// the number of, عدد: the noun behind is what a later figure counts
    CountOf,
    /// made up of, divided into, توزعوا على: what follows are all the parts
    SharedOut,
    /// the same number, as many again, نفس العدد
    SameNumber,
    /// named as, identified as: names follow
    Named,
    /// nobody else, no other, لا غير: what was told is all there is
    Closed,
    /// split between, asked to choose, يتوزع: the shares told are all there are
    Partition,
    /// lasted, took, throughout, استمر، طوال: the length behind is how long it went on
    Lasting,
    /// spent, served, قضى: somebody passed the length behind, there or elsewhere
    Staying,
    /// عن (behind the word for a death): the age at death
    AgedAt,
    /// in the same interview, في الكلمة ذاتها: what was said there before
    SameOccasion,
    /// goals, points, أهداف: what a match is won by
    ScoreWord,
    /// the sum, the cost, المبلغ: names money or a quantity that was told
    SumWord,
    /// make up, form, يشكلون: what was told before are all the parts of what follows
    MakesUp,
    /// split, divided, تقسم: the number behind is that of the parts
    Split,
    /// buildings, vehicles, animals, منشآت: other nouns of the class name kinds of it
    Generic,
    /// ones, مثلها: stands for a noun that was named before
    Ones,
    /// of whom, منهم: people hold the part that follows
    OfPeople,
    /// of which, منها: things hold the part that follows
    OfThings,
    /// the share, the turnout, النسبة: names a share that was told
    ShareWord,
    /// had, كان (before a verb): told of a time before the story's
    Pluperfect,
    /// several answers, أكثر من إجابة: the shares told may overlap
    Overlap,
    /// when, the day, عندما, يوم: what follows is told as known
    When,
    /// took place, happened, جرى, وقع: says only that what is named happened
    Happens,
    /// weighing, weighs: a mass follows
    Weighs,
    /// had, كان قد, سبق: what is told came before what was told
    Had,
    /// succeeds, replaces, خلفا ل: who came next in office
    Replaces,
    /// times, مرات: the noun that counts how often
    Often,
    /// period, phase, الفترة: takes up a stretch of time
    Stretch,
    /// ذو, ذات: what somebody has
    Having,
    /// the man, الرجل: names the one who was spoken of
    Anybody,
    /// same, نفسه: takes up the year or month that was told
    Same,
    /// in business, of existence, على تأسيسه: how long something has stood
    Standing,
    /// price, bid, deal, الصفقة: the sum that was told
    Price,
    /// also, separate, أيضا: what follows is told besides
    Also,
    /// is, has, still, today: told of now
    Now,
    /// wait, drought, absence: what lasts until something comes again
    Wait,
    /// anywhere, ranging, depending on: the two figures beside it are the ends of a range
    Spread,
    /// economy, GDP: what grows by so much, never to so much
    Growing,
    /// strongest, peaked, ذروة: the part of a stretch that stood out
    Peak,
    /// again, إعادة: what happens once more
    Anew,
    /// forthcoming, looks forward to, المرتقب, يستعد ل: what it stands with is yet to come
    Coming,
    /// إذ, حيث: the clause behind tells more of what was just told
    Explains,
    /// because of, thanks to, بسبب: what follows came before it
    Cause,
    /// financial year, سنة مالية: a year of its own
    Business,
    /// in office, at the helm, على رأس: what was held or went on for the length before
    Tenure,
    /// himself, by her own hand, بنفسه: nobody else did it
    InPerson,
    /// until now, outgoing, حتى الآن: it goes on, or ends with the story
    ToThisDay,
    /// higher, more, أعلى: one value set above another
    Above,
    /// lower, less, أقل: one value set below another
    Under,
    /// fold, أضعاف: the number before it multiplies
    Fold,
    /// as many, as much, what: what a multiple is a multiple of
    AsMuch,
    /// now, became, أصبح: what follows is the new value
    Became,
    /// own, contain, control, تملك, تسيطر على: what one has of a whole no other has
    Holds,
    /// Muslims, Catholics: people by a faith, of which each has one
    Faith,
    /// عن: what a difference is measured from
    Beyond,
    /// ahead of, trails, gap, الفارق: what follows or precedes is how far two values lie apart
    Gap,
    /// makes up, accounts for, يشكل: what stands before it is a part of what follows
    Makes,
    /// run-off, candidate, جولة الإعادة، المرشح: shares of one vote are near
    Contest,
    /// points, نقاط: what percentages lie apart, besides what matches are won by
    Point,
    /// margin of error, هامش الخطأ: how far a survey may be out
    Error,
    /// draw, tied, تعادل: both sides have as much
    Draws,
    /// win, victory, فوز: a noun for it
    Victory,
    /// defeat, loss, هزيمة
    Defeat,
    /// trailing, half-time, تأخر: a score before the end
    Interim,
    /// on aggregate, في مجموع المباراتين: two legs together
    Aggregate,
    /// straight sets: every one was won
    Straight,
    /// ahead of, followed by, أمام: who comes first has more
    AheadOf,
    /// tops, finished, يتصدر: a table in which who stands first has most
    Leads,
    /// giving it, ما يمنحه: what the figure before is enough for
    Grants,
    /// match, set, leg, مباراة: a score is near
    Match,
    /// last, final, الأخير: the last of a series
    LastOf,
    /// contains, يضم, له: what follows is how many there are in it
    MadeOf,
    /// took part, competed, شارك: in a field of so many
    TakesPart,
    /// finished, came, حل: a place in a ranking follows
    Finishes,
    /// before him, until then, قبله: those that came before the one that was told
    BeforeThis,
    /// joining, behind, خلف: those named behind it came before the one that was told
    Joining,
    /// up, down: a change by themselves, something else behind many a verb
    Particle,
}
