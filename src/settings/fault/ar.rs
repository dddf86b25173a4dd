//! Mistakes in settings, told in Arabic.

use super::{Kind, Wrong};

pub(super) fn say(wrong: &Wrong) -> (String, String) {
    match wrong {
        Wrong::Word { word, key, known, near } => {
            let what = if *key { "مفتاح" } else { "قيمة" };
            let near = near.as_ref().map_or(String::new(), |near| format!("لعل المقصود {near}؟ "));
            (format!("لا {what} باسم «{word}» هنا"), format!("{near}المعروف هنا: {}", known.join("، ")))
        }
        Wrong::Kind(kind) => {
            let (what, so) = match kind {
                Kind::Text => ("كلاما بين علامتي اقتباس", "\"ar\""),
                Kind::Number => ("عددا", "0.5"),
                Kind::Whole => ("عددا صحيحا", "100"),
                Kind::List => ("قائمة", "[\"wire\", \"archive\"]، والجداول [[override]]"),
                Kind::Pair => ("قائمة من عددين", "[0.5, 1]"),
                Kind::Table => ("جدول مفاتيح", "{ key = \"value\" }"),
            };
            (format!("يجب أن يكون هذا {what}"), format!("يكتب هكذا: {so}"))
        }
        Wrong::Missing(key) => {
            (format!("المفتاح «{key}» غير موجود هنا"), "كل خيار مشروح في docs/configuration.md".into())
        }
        Wrong::Twice => ("هذا المفتاح موجود من قبل".into(), "يترك واحد من الاثنين".into()),
        Wrong::Form(why) => {
            (format!("ليس على الصورة المطلوبة ({why})"), "كل خيار مشروح في docs/configuration.md".into())
        }
        Wrong::Glob(why) => {
            (format!("ليس نمطا للمسارات ({why})"), "يكتب هكذا: archive/** أو wire/*.txt".into())
        }
        Wrong::Rule { id, near } => {
            let near = near.as_ref().map_or(String::new(), |near| format!("لعل المقصود {near}؟ "));
            (format!("لا قاعدة باسم «{id}»"), format!("{near}يعرض الأمر addsup rules list القواعد كلها"))
        }
        Wrong::Version { pinned, newest } => (
            format!("لا مجموعة قواعد رقمها {pinned} في هذا الإصدار، وأحدثها {newest}"),
            format!("يكتب رقم من 1 إلى {newest}، أو يثبت إصدار أحدث من addsup"),
        ),
        Wrong::Number { least, most } => (
            format!("يجب أن يكون هذا عددا من {least} إلى {most}"),
            "تكتب أعداد صحيحة، أو كسر بمنزلتين على الأكثر حيث يحدد مدى".into(),
        ),
        Wrong::Ends => (
            "الأول من الاثنين أكبر من الثاني".into(),
            "تكتب القراءة الدقيقة ثم المتسامحة، وهي بسعتها أو أوسع؛ والأقل ثم الأكثر".into(),
        ),
        Wrong::NoReason => ("لا يترك شيء بلا سبب".into(), "يذكر السبب لمن يأتي بعد".into()),
        Wrong::Date(date) => (format!("«{date}» ليس تاريخا صحيحا"), "يكتب هكذا: \"2021-04-07\"".into()),
    }
}
