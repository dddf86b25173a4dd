//! Messages of the command in Arabic.

use super::Message;
use crate::document::Lang;
use std::io::ErrorKind;

#[rustfmt::skip]
pub(super) fn say(message: &Message<'_>) -> String {
    match message {
        Message::Unwritten(path, why) => format!("{}: تعذرت كتابته: {}؛ يراجع الاسم وأذون الكتابة", path.display(), why.say(Lang::Ar)),
        Message::ReportUnwritten(why) => format!("تعذرت كتابة التقرير: {}؛ تفسح مساحة أو يكتب في مكان آخر", why.say(Lang::Ar)),
        Message::Workbook => "لا يعرض ملف إكسل في الطرفية؛ يسمى له ملف بالخيار --output".into(),
        Message::WorkbookFails(why) => format!("تعذر صنع ملف إكسل: {why}؛ تفحص ملفات أقل في المرة"),
        Message::OneWordFile => "يأخذ الخيار --format docx ملف وورد واحدا في المرة".into(),
        Message::WordFile => "لا يعرض ملف وورد في الطرفية؛ يسمى له ملف بالخيار --output".into(),
        Message::NoWordFile(path) => format!("{}: يعيد الخيار --format docx ملف وورد (docx.) يسمى ملفا", path.display()),
        Message::NoComments(path, why) => format!("{}: تعذر وضع التعليقات فيه: {why}", path.display()),
        Message::Jobs(why) => format!("{why}؛ يجرب --jobs 1"),
        Message::RuleName(id) => format!("لا يصلح «{id}» اسما لقاعدة: تستعمل حروف لاتينية صغيرة وأرقام وشرطات"),
        Message::RuleTaken(id, file) => format!("«{id}» قاعدة تأتي مع البرنامج ({file})، والملف الذي يحمل اسمها يحل محلها؛ يختار اسم آخر، أو ينسخ ذلك الملف ويعدل"),
        Message::Exists(path) => format!("{}: موجود من قبل؛ يختار اسم آخر", path.display()),
        Message::NoRule(id, near) => {
            let near = near.map_or(String::new(), |near| format!("لعل المقصود {near}. "));
            format!("لا قاعدة باسم «{id}»؛ {near}يعرضها كلها الأمر addsup rules list")
        }
        Message::Languages => "اللغتان المعروفتان: en وar".into(),
        Message::Formats(known) => format!("الصيغ المعروفة: {known}"),
        Message::Width => "يكتب عدد الأعمدة من 1 إلى 10000، مثل 80".into(),
        Message::Files => "يكتب عدد الملفات من 1 إلى 65535، مثل 4".into(),
        Message::DateForm => "يكتب التاريخ هكذا: YYYY-MM-DD".into(),
        Message::DateDay(year, month, last) => format!("أيام الشهر {year}-{month:02} من 01 إلى {last}"),
        Message::DateMonth => "الأشهر من 01 إلى 12".into(),
        Message::SeverityForm => "يكتب RULE=error أو RULE=warning أو RULE=note".into(),
        Message::EmptyToken => "الرمز فارغ؛ يكتب رمز بعد --token".into(),
        Message::OpenAddress(address) => format!("{address}: يصل إليه غير هذا الجهاز؛ يعطى رمز بالخيار --token، أو تخدم الصفحة على 127.0.0.1"),
        Message::Address(address, error) if error.kind() == ErrorKind::AddrInUse => format!("{address}: مشغول؛ يختار منفذ آخر بالخيار --listen، أو 0 لأي منفذ خال"),
        Message::Address(address, error) => format!("{address}: لا يمكن أن تخدم الصفحة هنا: {error}؛ يختار عنوان آخر بالخيار --listen"),
        Message::Severity(word) => format!("«{word}» ليست من error وwarning وnote"),
    }
}
