//! How reports speak Arabic.

use super::Arabic;
use crate::language::Wording;
use crate::value::Number;

impl Wording for Arabic {
    fn number(&self, value: &Number, decimals: i32) -> String {
        let digits = value.to_rounded_decimal(decimals);
        let (whole, rest) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
        let bare = whole.trim_start_matches('-');
        if bare.len() < 5 {
            return digits;
        }
        // Groups of three from the right; the first group takes what is left over.
        let mut out = whole.strip_suffix(bare).unwrap_or("").to_owned();
        for (index, c) in bare.chars().enumerate() {
            if index > 0 && (bare.len() - index).is_multiple_of(3) {
                out.push(',');
            }
            out.push(c);
        }
        out + rest
    }

    fn phrase(&self, key: &str) -> &'static str {
        PHRASES.iter().find(|(k, _)| *k == key).map_or("", |(_, phrase)| phrase)
    }
}

#[rustfmt::skip]
const PHRASES: &[(&str, &str)] = &[
    ("closing-line", "أرقام مقروءة: {seen}، مربوطة: {linked}، مفحوصة: {checked}؛ ملاحظات: {findings}"),
    ("closing-line-one", "أرقام مقروءة: 1، مربوطة: {linked}، مفحوصة: {checked}؛ ملاحظات: {findings}"),
    ("heading-error", "تناقض [{0}]"), ("heading-warning", "تناقض إن لم يكن تقريبا [{0}]"), ("heading-note", "للعلم [{0}]"),
    ("kind-number", "رقم"), ("kind-quantity", "عدد"), ("kind-percent", "نسبة مئوية"), ("kind-fraction", "كسر"),
    ("kind-money", "مبلغ"), ("kind-ordinal", "ترتيب"), ("kind-rank", "مرتبة"), ("kind-score", "نتيجة"), ("kind-range", "مدى"),
    ("kind-date", "تاريخ"), ("kind-weekday", "يوم"), ("kind-month-pair", "شهر باسمين"), ("kind-time", "وقت"),
    ("kind-duration", "مدة"), ("kind-age", "عمر"), ("kind-period", "فترة"),
    ("hedge-about", "نحو"), ("hedge-nearly", "ما يقرب من"), ("hedge-more-than", "أكثر من"), ("hedge-less-than", "أقل من"),
    ("hedge-at-least", "على الأقل"), ("hedge-at-most", "على الأكثر"), ("hedge-exactly", "بالضبط"),
    ("time-PRESENT_REF", "الآن"), ("time-PAST_REF", "فيما مضى"), ("time-FUTURE_REF", "فيما يأتي"),
    ("unit-second", "ثانية"), ("unit-minute", "دقيقة"), ("unit-hour", "ساعة"), ("unit-day", "يوم"), ("unit-week", "أسبوع"),
    ("unit-month", "شهر"), ("unit-quarter", "ربع سنة"), ("unit-year", "سنة"), ("unit-decade", "عقد"), ("unit-century", "قرن"),
    ("unit-pp", "نقطة مئوية"),
    ("status-seen", "مقروء"), ("status-linked", "مربوط"), ("status-checked", "مفحوص"),
    ("writer", "الكاتب"), ("range", "من {0} إلى {1}"), ("open", "…"), ("no-date", "بلا تاريخ"),
    ("unchecked-seen", "{0}: «{1}» لم يفحص، فليس في النص ما يقارن به"),
    ("unchecked-linked", "{0}: «{1}» لم يفحص، وهو مربوط برقم آخر لكن لا قاعدة تختبرهما معا"),
    ("sheet-done", "تم"), ("sheet-figure", "الرقم"), ("sheet-sentence", "الجملة"), ("sheet-source", "قائله"),
    ("sheet-reading", "يقرأ"), ("sheet-linked", "مربوط بـ"), ("sheet-tested", "فحصه addsup"), ("sheet-person", "دققه"),
    ("sheet-consulted", "المصدر المراجَع"), ("sheet-date", "التاريخ"), ("sheet-file", "الملف"), ("sheet-line", "الموضع"), ("semicolon", "؛ "),
    ("page-title", "ما لا تستقيم أرقامه"), ("page-sound", "لا يناقض هذا النص نفسه."),
    ("page-places", "المواضع"), ("page-aside", "متروك: {0}"), ("page-aside-bare", "متروك"),
    ("page-figures", "عدد الأرقام {seen}، والمرتبط منها {linked}، والمفحوص {checked}"),
    ("page-marks", "ما تحته خط فُحص، وما تحته نقاط قُرئ ولم يوجد ما يقارن به."),
    ("severity-error", "تناقض"), ("severity-warning", "تناقض إن لم يكن تقريبا"), ("severity-note", "للعلم"),
    ("other-place", "الموضع الآخر: {0}"),
    ("unused-ignore", "{0}: القاعدة {1} متروكة هنا، ولم يعد يوجد شيء من نوعها: تحذف الملاحظة أو المدخلة"),
    ("bad-ignore", "{0}: ملاحظة للمدقق لا تقرأ أو لا سبب فيها؛ تكتب هكذا: addsup: ignore RULE REASON أو addsup: ignore-file RULE REASON، وفيها اسم القاعدة ثم السبب"),
    ("unknown-ignore", "{0}: لا قاعدة باسم {1} لتترك؛ يعرض الأمر addsup rules list القواعد كلها"),
    ("unknown-ignore-near", "{0}: لا قاعدة باسم {1} لتترك؛ لعل المقصود {2}؟"),
    ("baseline-gone", "في خط الأساس ولم يعد يوجد: {0}؛ يكتبه الخيار --write-baseline من جديد"),
    ("closing-aside", "؛ متروكة: {aside}"),
    ("fact-differs", "{0} هنا، وفي ورقة الحقائق {1}"),
    ("fact-sheet", "في ورقة الحقائق {0}: «{1}»"),
    // In an editor.
    ("edit-change", "تغيير «{0}» إلى «{1}»"), ("edit-page", "فتح صفحة القاعدة {0}"), ("edit-hint", "← {0}"),
    ("edit-ignore", "تجاوز {0} هنا: {1}"), ("edit-ignore-file", "تجاوز {0} في الملف كله: {1}"),
    ("edit-reason-right", "تأكد الرقمان كلاهما"), ("edit-reason-said", "نقل كما قيل"),
    ("edit-read", "يقرأ: {0}"), ("edit-widest", "على أوسع تقدير: {0}"),
    ("edit-hedge-about", "قيل على وجه التقريب"), ("edit-hedge-nearly", "قيل إنه يقارب ذلك"),
    ("edit-hedge-more-than", "قيل إنه أكثر من ذلك"), ("edit-hedge-less-than", "قيل إنه أقل من ذلك"),
    ("edit-hedge-at-least", "قيل إنه لا يقل عن ذلك"), ("edit-hedge-at-most", "قيل إنه لا يزيد على ذلك"),
    ("edit-hedge-exactly", "قيل على وجه الدقة"),
    ("edit-writer", "القائل: الكاتب"), ("edit-stated", "القائل: {0}"),
    ("edit-seen", "لا شيء في النص يتصل به"), ("edit-linked", "مربوط، لكن لا قاعدة تفحصه"), ("edit-checked", "مفحوص"),
    ("edit-checking", "فحص أرقام جميع الملفات"), ("edit-files", "عدد الملفات المفحوصة: {0}"),
    ("edit-bad-setting", "قيمة الإعداد addsup.{0} غير ممكنة، فبقيت القيمة التي تأتي مع البرنامج."),
    ("edit-no-command", "لا يوجد أمر بهذا الاسم"),
    // What an edge of the claim graph says, from its one end to its other.
    ("edge-PART_OF", "{0} جزء من {1}"), ("edge-APART_IN", "{0} جزء قائم بذاته من {1}"),
    ("edge-SHARE_OF", "{0} نسبة من {1}"), ("edge-SHARE_IS", "{0} هي النسبة التي يمثلها {1}"),
    ("edge-REMAINS_OF", "{0} هو ما بقي من {1}"), ("edge-LEAVES_OF", "{0} خرج من {1}"),
    ("edge-VOTE_IN", "{0} من أصوات {1}"), ("edge-BEATS", "{0} يتفوق على {1}"), ("edge-MAJORITY_OF", "{0} أغلبية من {1}"),
    ("edge-RATE_OF", "{0} معدل {1}"), ("edge-PER_EACH", "{0} لكل واحد من {1}"),
    ("edge-CHANGE_FROM", "{0}: من {1}"), ("edge-CHANGE_TO", "{0}: إلى {1}"), ("edge-CHANGE_BY", "{0}: بمقدار {1}"),
    ("edge-SAME_AS", "{0} هو نفسه {1}"), ("edge-REPEATS", "{0} تكرار {1}"),
    ("edge-DISPUTES", "{0} رقم مصدر آخر بدلا من {1}"), ("edge-CONVERTS", "{0} هو {1} بوحدة أخرى"),
    ("edge-BEFORE", "{0} قبل {1}"), ("edge-DURING", "{0} ضمن {1}"), ("edge-DATED", "{0} تاريخه {1}"),
    ("edge-STARTS", "{0} يبدأ في {1}"), ("edge-ENDS", "{0} ينتهي في {1}"), ("edge-SUCCEEDS", "{0} يلي {1}"),
    ("edge-LISTS", "{0} يعدد {1}"), ("edge-AGED_AT", "{0} هو العمر في {1}"), ("edge-BORN_ON", "{0} عمر من ولد في {1}"),
    ("and", " و"), ("comma", "، "), ("list-comma", " و"), ("percent", "{0}%"), ("not", "{0}، لا {1}"),
    ("more", "{0} أكثر من {1}"), ("less", "{0} أقل من {1}"), ("apart", "الفرق بين {0} و{1} هو {2}"),
    ("converts", "{0} ≈ {1}، لا {2}"),
    ("implied", "يترتب على ذلك: {0}."),
    ("joint-exact", "{0} لا يستقيم مع سائر الأرقام: حسابها يعطي {1}"),
    ("joint-most", "{0} لا يستقيم مع سائر الأرقام: حسابها لا يتجاوز {1}"),
    ("joint-least", "{0} لا يستقيم مع سائر الأرقام: حسابها لا يقل عن {1}"),
    ("joint-open", "{0} لا يستقيم مع سائر الأرقام"),
    ("help-first", "إما أن يصحح «{0}» إلى «{1}»"), ("help-more", "، أو أن يصحح «{0}» إلى «{1}»"),
    ("help-others", "، أو أن يكون الخطأ في واحد من البقية: {0}"), ("help-between", "، "), ("both-ends", "{0} (أو {1} مع احتساب الطرفين)"), ("help-each", "«{0}» والصواب «{1}»"),
    ("help-other", "، أو أن يكون الخطأ في رقم آخر من هذه الأرقام"), ("help-end", "."),
    ("help-one", "إذا صح ما سواها فالصواب «{1}» بدل «{0}»."),
    ("help-check", "أحد هذه المواضع خطأ: يراجع كل منها على مصدره."),
    ("help-check-one", "يراجع على المصدر."),
    ("quoted", "«{0}»"), ("or", " أو "), ("fits", "يصح هنا: {0}"),
    ("minute-one", "دقيقة واحدة"), ("minute-two", "دقيقتان"), ("minute-few", "{0} دقائق"), ("minute-many", "{0} دقيقة"),
    ("hour-one", "ساعة واحدة"), ("hour-two", "ساعتان"), ("hour-few", "{0} ساعات"), ("hour-many", "{0} ساعة"),
    ("point-one", "نقطة مئوية واحدة"), ("point-two", "نقطتان مئويتان"), ("point-few", "{0} نقاط مئوية"), ("point-many", "{0} نقطة مئوية"),
    ("million-one", "مليون"), ("million-two", "مليونان"), ("million-few", "{0} ملايين"), ("million-many", "{0} مليون"),
    ("billion-one", "مليار"), ("billion-two", "ملياران"), ("billion-few", "{0} مليارات"), ("billion-many", "{0} مليار"),
    ("day-one", "يوم واحد"), ("day-two", "يومان"), ("day-few", "{0} أيام"), ("day-many", "{0} يوما"),
    ("week-one", "أسبوع واحد"), ("week-two", "أسبوعان"), ("week-few", "{0} أسابيع"), ("week-many", "{0} أسبوعا"),
    ("month-one", "شهر واحد"), ("month-two", "شهران"), ("month-few", "{0} أشهر"), ("month-many", "{0} شهرا"),
    ("year-one", "سنة واحدة"), ("year-two", "سنتان"), ("year-few", "{0} سنوات"), ("year-many", "{0} سنة"),
    ("decade-one", "عقد واحد"), ("decade-two", "عقدان"), ("decade-few", "{0} عقود"), ("decade-many", "{0} عقدا"),
    ("century-one", "قرن واحد"), ("century-two", "قرنان"), ("century-few", "{0} قرون"), ("century-many", "{0} قرنا"),
    ("weekday-1", "الاثنين"), ("weekday-2", "الثلاثاء"), ("weekday-3", "الأربعاء"), ("weekday-4", "الخميس"),
    ("weekday-5", "الجمعة"), ("weekday-6", "السبت"), ("weekday-7", "الأحد"),
    ("month-1", "يناير"), ("month-2", "فبراير"), ("month-3", "مارس"), ("month-4", "أبريل"),
    ("month-5", "مايو"), ("month-6", "يونيو"), ("month-7", "يوليو"), ("month-8", "أغسطس"),
    ("month-9", "سبتمبر"), ("month-10", "أكتوبر"), ("month-11", "نوفمبر"), ("month-12", "ديسمبر"),
    // The Levantine names, second in a double month.
    ("other-month-1", "كانون الثاني"), ("other-month-2", "شباط"), ("other-month-3", "آذار"),
    ("other-month-4", "نيسان"), ("other-month-5", "أيار"), ("other-month-6", "حزيران"),
    ("other-month-7", "تموز"), ("other-month-8", "آب"), ("other-month-9", "أيلول"),
    ("other-month-10", "تشرين الأول"), ("other-month-11", "تشرين الثاني"), ("other-month-12", "كانون الأول"),
    ("hijri-month-1", "محرم"), ("hijri-month-2", "صفر"), ("hijri-month-3", "ربيع الأول"), ("hijri-month-4", "ربيع الآخر"),
    ("hijri-month-5", "جمادى الأولى"), ("hijri-month-6", "جمادى الآخرة"), ("hijri-month-7", "رجب"), ("hijri-month-8", "شعبان"),
    ("hijri-month-9", "رمضان"), ("hijri-month-10", "شوال"), ("hijri-month-11", "ذي القعدة"), ("hijri-month-12", "ذي الحجة"),
    ("decade-20", "عشرين"), ("decade-30", "ثلاثين"), ("decade-40", "أربعين"), ("decade-50", "خمسين"),
    ("decade-60", "ستين"), ("decade-70", "سبعين"), ("decade-80", "ثمانين"), ("decade-90", "تسعين"),
    // Masculine, then feminine; without the article.
    ("fraction-1-2", "نصف"), ("fraction-1-3", "ثلث"), ("fraction-2-3", "ثلثا"), ("fraction-1-4", "ربع"), ("fraction-3-4", "ثلاثة أرباع"),
    ("fraction-1-5", "خمس"), ("fraction-2-5", "خمسا"), ("fraction-3-5", "ثلاثة أخماس"), ("fraction-4-5", "أربعة أخماس"), ("fraction-1-6", "سدس"),
    ("fraction-5-6", "خمسة أسداس"), ("fraction-1-7", "سبع"), ("fraction-1-8", "ثمن"), ("fraction-3-8", "ثلاثة أثمان"), ("fraction-5-8", "خمسة أثمان"),
    ("fraction-7-8", "سبعة أثمان"), ("fraction-1-10", "عشر"), ("fraction-3-10", "ثلاثة أعشار"), ("fraction-7-10", "سبعة أعشار"), ("fraction-9-10", "تسعة أعشار"),
    ("ordinal-1", "أول"), ("ordinal-2", "ثاني"), ("ordinal-3", "ثالث"), ("ordinal-4", "رابع"),
    ("ordinal-5", "خامس"), ("ordinal-6", "سادس"), ("ordinal-7", "سابع"), ("ordinal-8", "ثامن"),
    ("ordinal-9", "تاسع"), ("ordinal-10", "عاشر"),
    ("other-ordinal-1", "أولى"), ("other-ordinal-2", "ثانية"), ("other-ordinal-3", "ثالثة"),
    ("other-ordinal-4", "رابعة"), ("other-ordinal-5", "خامسة"), ("other-ordinal-6", "سادسة"),
    ("other-ordinal-7", "سابعة"), ("other-ordinal-8", "ثامنة"), ("other-ordinal-9", "تاسعة"),
    ("other-ordinal-10", "عاشرة"),
];

#[cfg(test)]
mod tests {
    #[test]
    fn digits_in_groups() {
        let shown = |n: i64| crate::language::ar::arabic().wording().number(&n.into(), 0);
        assert_eq!([shown(7500), shown(75_000), shown(-1_234_567)], ["7500", "75,000", "-1,234,567"]);
        assert_eq!(crate::language::ar::arabic().wording().phrase("weekday-3"), "الأربعاء");
    }
}
