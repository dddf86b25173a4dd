//! Whatever the copy, mentions stand in order, never overlap and cut no character.

use addsup::document::{Document, Lang, Options};
use addsup::mention::{self, Mention};
use proptest::prelude::*;
use std::time::Instant;

fn mentions(text: &str, lang: Lang) -> (String, Vec<Mention>) {
    let options = Options { date: None, lang: Some(lang), ..Options::default() };
    let Ok(document) = Document::from_bytes("copy", text.as_bytes(), &options) else {
        return (String::new(), Vec::new());
    };
    let readings = mention::read(&document);
    let mentions = readings.into_iter().flat_map(|r| r.mentions).collect();
    (document.text, mentions)
}

fn words() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "3",
        "2,500",
        "60%",
        "-",
        "–",
        "to",
        "from",
        "between",
        "and",
        "or",
        "half",
        "a",
        "million",
        "$",
        "US",
        "one",
        "in",
        "four",
        "third",
        "21st",
        "of",
        "the",
        "soldiers",
        "aged",
        "years",
        "old",
        ",",
        ".",
        "(",
        ")",
        "about",
        "dozens",
        "point",
        "minus",
        "/",
        "½",
        "http://x.y",
        "@",
        "#",
        "+",
        "No.",
        "A320",
        "ثلاثة",
        "و",
        "وعشرون",
        "ألفا",
        "آلاف",
        "جندي",
        "الجنود",
        "الثلاثة",
        "شخصين",
        "من",
        "إلى",
        "بين",
        "كل",
        "نصف",
        "ثلثا",
        "في",
        "المئة",
        "بالمئة",
        "٦٠",
        "٪",
        "الـ",
        "عشر",
        "الثالثة",
        "عمره",
        "عاما",
        "5ر4",
        "\u{200f}",
        "\u{202b}",
    ]);
    (prop::collection::vec((word, prop::bool::ANY), 0..40)).prop_map(|words| {
        words.into_iter().map(|(w, space)| format!("{w}{}", if space { " " } else { "" })).collect()
    })
}

proptest! {
    #[test]
    fn spans_are_in_order_and_whole(text in prop_oneof![words(), ".{0,80}"]) {
        for lang in [Lang::En, Lang::Ar] {
            let (text, mentions) = mentions(&text, lang);
            let mut end = 0;
            for m in &mentions {
                prop_assert!(m.span.start >= end, "{:?}", m);
                prop_assert!(m.span.start < m.span.end, "{:?}", m);
                prop_assert!(m.span.start <= m.figure.start && m.figure.end <= m.span.end, "{:?}", m);
                prop_assert!(text.get(m.span.range()).is_some() && text.get(m.figure.range()).is_some());
                if let Some(hedge) = m.hedge {
                    prop_assert!(text.get(hedge.range()).is_some());
                }
                end = m.span.end;
            }
        }
    }
}

#[test]
fn long_copy_takes_linear_time() {
    for unit in ["3 ", "1-", "ثلاثة و", "(", "a b c. ", "two hundred ", "الجنود ", "from 3 to ", "300 ", "7"]
    {
        let time = |n: usize| {
            let text = unit.repeat(n / unit.len());
            let start = Instant::now();
            let _ = mentions(&text, Lang::Ar);
            let _ = mentions(&text, Lang::En);
            start.elapsed()
        };
        let _ = time(1000);
        let (short, long) = (time(20_000), time(160_000));
        // Eight times the copy; a quadratic reader would take sixty-four times as long.
        assert!(long < short * 30 + std::time::Duration::from_millis(200), "{unit:?}: {short:?} {long:?}");
    }
}
