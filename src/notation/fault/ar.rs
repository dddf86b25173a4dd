//! Mistakes in Arabic.

use super::{Problem, Want};

pub(super) fn say(problem: &Problem) -> (String, String) {
    match problem {
        Problem::Expected(want, found) => (format!("يُنتظر هنا {}", what(*want)), here(found)),
        Problem::UnknownWord(word, near) => (
            format!("لا معنى لـ«{word}» هنا"),
            near.map_or("الكلمات كلها في docs/claims.md".into(), |near| {
                format!("أتقصد «{near}»؟")
            }),
        ),
        Problem::UnknownName(name, near) => (
            format!("لا شيء اسمه «{name}»"),
            match near {
                Some(near) => format!("أتقصد «{near}»؟"),
                None => "أفرد له سطرا قبل هذا أو بعده".into(),
            },
        ),
        Problem::Twice(name) => {
            (format!("الاسم «{name}» لشيئين"), "سمّ الثاني باسم آخر، كأن تزيد عليه نقطة ورقما".into())
        }
        Problem::NoFigure(words) => (
            format!("لا يُقرأ في «{words}» رقم ولا زمن"),
            "اكتبه كما يُكتب في الخبر، أو بيّن كيف يُقرأ: «, read as quantity value 30»".into(),
        ),
        Problem::ManyFigures(words) => {
            (format!("في «{words}» أكثر من رقم"), "أفرد لكل رقم سطرا واسما".into())
        }
        Problem::Cycle(name) => {
            (format!("المعطيات تجعل «{name}» جزءا من نفسه"), "لا يتألف الرقم إلا من غيره".into())
        }
        Problem::Repeated(name) => (
            format!("ورد «{name}» في هذا المجموع مرتين"),
            "لا يدخل الرقم في مجموع إلا مرة؛ اجعل لضعفه سطرا واسما".into(),
        ),
        Problem::Itself(name) => (format!("ربط «{name}» بنفسه"), "سمّ الشيء الآخر المقصود".into()),
        Problem::Unclosed => ("نص يبدأ هنا ولا ينتهي".into(), "أغلقه بالعلامات نفسها".into()),
        Problem::TooLong(most) => (format!("أطول من {most} بايت"), "قسّمه".into()),
        Problem::TooMany(most) => {
            (format!("أكثر من {most} في سطر واحد"), "أفرد لبعضها أسماء وأسطرا خاصة بها".into())
        }
        Problem::TooDeep(most) => (format!("أكثر من {most} أقواس متداخلة"), "خفف التداخل".into()),
        Problem::More(count) => (format!("وأخطاء أخرى عددها {count}"), String::new()),
    }
}

fn here(found: &str) -> String {
    if found.is_empty() { "والسطر ينتهي هنا".into() } else { format!("وهنا «{found}»") }
}

fn what(want: Want) -> &'static str {
    match want {
        Want::Statement => {
            "رقم (NAME = FIGURE) أو «NAME says» أو «given» أو إحدى الكلمات source وclaim وmeasure وevent وchange وlist وmember مع اسم"
        }
        Want::Name => "اسم: حرف ثم حروف أو أرقام أو نقاط أو وصلات",
        Want::Figure => "رقم أو زمن كما يُكتب في الخبر",
        Want::Text => "نص بين علامتي تنصيص",
        Want::Property => "صفة، مثل «part of NAME»",
        Want::Number => "عدد",
        Want::Interval => "عدد، أو عددان بينهما «..»",
        Want::Day => "يوم على صورة YYYY-MM-DD",
        Want::Language => "لغة، en أو ar",
        Want::Field => "حقل من حقول القراءة، مثل «value 30»",
        Want::Unit => "وحدة، مثل km",
        Want::Noun => "المعدود بصيغته المعجمية بين علامتي تنصيص",
        Want::Zone => "منطقة زمنية: دقائق عن التوقيت العالمي، أو اسم يعرفه المعجم، أو local",
        Want::Kind => "نوع الرقم، مثل quantity وpercent وdate",
        Want::Bracket => "قوس مغلق",
        Want::Comma => "فاصلة أو نهاية السطر",
        Want::Equals => "علامة يساوي",
    }
}
