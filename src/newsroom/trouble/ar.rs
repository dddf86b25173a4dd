//! What cannot be had, told in Arabic.

use super::{Trouble, Why};
use crate::document::Lang;

#[rustfmt::skip]
pub(super) fn say(trouble: &Trouble) -> String {
    match trouble {
        Trouble::Unread(file, Why::Pipe) => format!("{}: {}؛ يسمى ملف مكانه", file.display(), because(&Why::Pipe)),
        Trouble::Unread(file, why) => format!("{}: تعذرت قراءته: {}؛ يراجع الاسم وأذون القراءة وأن الترميز UTF-8", file.display(), because(why)),
        Trouble::UnreadRules(dir, why) => format!("{}: تعذرت قراءته: {}؛ يسمى مجلد ملفات قواعد أو ملف واحد (toml.)", dir.display(), because(why)),
        Trouble::NoRuleFiles(dir) => format!("{}: لا ملف قواعد (toml.) في هذا المجلد؛ يكتب الأمر addsup rules new ID --dir DIR ملفا يبدأ به", dir.display()),
        Trouble::NoSheet(file, None) => format!("{}: ليس ورقة حقائق؛ يجب أن ينتهي اسمها بـ claims.", file.display()),
        Trouble::NoSheet(file, Some(note)) => format!("{}: {}", file.display(), note.say(Lang::Ar)),
        Trouble::NoBaseline(file, why) => format!("{}: ليس خط أساس ({why})؛ يكتبه الخيار --write-baseline", file.display()),
        Trouble::NoRule(id, near) => {
            let near = near.as_ref().map_or(String::new(), |near| format!("لعل المقصود {near}. "));
            format!("لا قاعدة باسم «{id}»؛ {near}يعرضها كلها الأمر addsup rules list")
        }
        // These are told by their own rooms.
        Trouble::Fault(_) | Trouble::Rule(_) | Trouble::Claims(..) | Trouble::Sheet(..) => String::new(),
    }
}

pub(super) fn because(why: &Why) -> String {
    match why {
        Why::Missing => "لا ملف ولا مجلد بهذا الاسم".into(),
        Why::Forbidden => "لا إذن بذلك".into(),
        Why::Full => "القرص ممتلئ".into(),
        Why::NoText => "ليس بترميز UTF-8".into(),
        Why::Pipe => "أنبوب قد لا يأتي منه شيء أبدا".into(),
        Why::Other(why) => why.clone(),
    }
}
