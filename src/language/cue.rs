//! Cues: what words and phrases say of the figures beside them.

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
    /// up, down: a change by themselves, something else behind many a verb
    Particle,
}
