//! Notes in Arabic.

use super::{Note, Unopened};

#[rustfmt::skip]
pub(super) fn say(note: &Note) -> String {
    match note {
        Note::Legacy(name) => format!("الملف ليس بترميز UTF-8: قُرئ على أنه {name}"),
        Note::Empty => "لا نص في هذا الملف، فهو فارغ: يراجع أنه الملف المقصود وأنه حفظ".into(),
        Note::BadDate(value) => format!("التاريخ «{value}» ليس تاريخا صحيحا؛ يكتب هكذا: 2021-04-07، أو يعطى بالخيار --date"),
        Note::BadLang(value) => format!("اللغة «{value}» غير معروفة؛ تكتب en أو ar، أو تعطى بالخيار --lang"),
        Note::Unclosed => "مقدمة الملف مفتوحة بالسطر --- ولم تغلق؛ تغلق بسطر ---".into(),
        Note::Binary(offset) => format!("ليس ملفا نصيا: البايت {offset} لا يقع في نص؛ يحفظ النص ملفا نصيا (txt.) بترميز UTF-8"),
        Note::BrokenUtf8 { offset, position } => format!("السطر {}، العمود {}: البايت {offset} ليس من ترميز UTF-8؛ يفتح الملف عند هذا الموضع ويحفظ من جديد بترميز UTF-8", position.line, position.column),
        Note::Malformed { encoding, offset } => format!("البايت {offset} ليس من ترميز {encoding}؛ يحفظ الملف من جديد بترميز UTF-8"),
        Note::TooLarge(limit) => format!("الملف أكبر من {limit} ميبيبايت؛ يقسم إلى ملفات"),
        Note::LineTooLarge(limit) => format!("مقال في سطر واحد أكبر من {limit} ميبيبايت؛ يقسم"),
        Note::Picture => "صورة: لا تقرأ الأرقام التي فيها؛ يفحص كلامها نصا".into(),
        Note::Pdf => "ملف PDF: لا يقرأ؛ يفحص النص أو ملف وورد الذي صنع منه".into(),
        Note::NotWord => "ليس ملف وورد (docx.)؛ يحفظ النص بصيغة docx. أو ملفا نصيا".into(),
        Note::Damaged(why) => format!("ملف وورد تالف ({why})؛ يفتح في وورد أو ليبر أوفيس ويحفظ من جديد"),
        Note::Bomb(limit) => format!("الملف يتجاوز {limit} ميبيبايت عند فك ضغطه؛ فلا يقرأ"),
        Note::Json { position, why } => format!("السطر {}، العمود {}: ليس JSON صحيحا ({why})", position.line, position.column),
        Note::Xml { position, why } => format!("السطر {}، العمود {}: ليس XML صحيحا ({why})", position.line, position.column),
        Note::Entities => "الكيانات التي يعرفها ملف XML بنفسه متروكة".into(),
        Note::NoArticle => "لا مقال في هذا الملف: لم يوجد فيه عنوان ولا متن".into(),
        Note::WrongType(field) => format!("الحقل «{field}» ليس نصا؛ فهو متروك"),
        Note::Deep(limit) => format!("العناصر المتداخلة أعمق من {limit} تقرأ كأنها متجاورة"),
        Note::TooMany(limit) => format!("عدد العناصر أكثر من {limit}: ما زاد على ذلك لا يقرأ؛ يقسم الملف"),
        Note::FirstOnly(count) => format!("عدد المقالات في الملف {count}: لا يقرأ إلا أولها؛ يحفظ كل مقال في ملف وحده"),
        Note::WideLines => "ملف فيه مقال في كل سطر يجب أن يكون بترميز UTF-8؛ يحفظ من جديد بهذا الترميز".into(),
        Note::Unopened(Unopened::Missing) => "لا ملف ولا مجلد بهذا الاسم؛ يراجع الاسم".into(),
        Note::Unopened(Unopened::Forbidden) => "لا إذن بقراءته؛ تراجع أذون القراءة".into(),
        Note::Unopened(Unopened::Pipe) => "لا يقرأ أنبوب له اسم، فقد لا يأتي منه شيء أبدا؛ يمرر ما يخرج منه هكذا: command | addsup check -".into(),
        Note::Unopened(Unopened::Other(why)) => format!("تعذرت قراءته: {why}؛ يراجع الاسم وأذون القراءة"),
        Note::NoCopyHere(names) => format!("لا نصوص في هذا المجلد ولا فيما تحته؛ مما يقرأ {names}: يسمى ملف أو مجلد آخر"),
        Note::Link => "وصلة إلى مجلد: لا تتبع".into(),
        Note::NoFile => "ليس ملفا ولا مجلدا: لا يقرأ".into(),
        Note::LongSentence(limit) => format!("أكثر من {limit} كلمة بلا نقطة: لا تجمع القوائم التي فيها ولا يقارن ما تباعد من أرقامها؛ تختم كل جملة بنقطة"),
        Note::LongText(limit) => format!("أكثر من {limit} رقم: لا يقارن ما يفصل بينه {limit} رقم غيره؛ يقسم الملف"),
        Note::Tangled => "أرقام كثيرة يتعلق بعضها ببعض فلم يفحص كل منها مع سائرها؛ يقسم الملف".into(),
    }
}
