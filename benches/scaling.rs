//! Whether the whole check costs its length: `just scaling`. Each shape of copy at four sizes;
//! bytes a second must not fall from one to the next.

use addsup::document::{Document, Lang, Options};
use addsup::rule::Rules;
use divan::Bencher;
use divan::counter::BytesCount;
use std::sync::LazyLock;

/// Bytes of copy.
const SIZES: [usize; 4] = [10_000, 40_000, 160_000, 640_000];

static RULES: LazyLock<Rules> = LazyLock::new(Rules::builtin);

fn main() {
    divan::main();
}

/// The shapes that copy comes in, from news to what is made to hurt.
#[derive(Clone, Copy, Debug)]
enum Shape {
    /// Sentences of English news, all in one paragraph.
    Paragraph,
    /// The same in Arabic.
    ArabicParagraph,
    /// The same in paragraphs of three sentences.
    Paragraphs,
    /// Numbers in one sentence, all different.
    Numbers,
    /// One figure again and again, a sentence each.
    Same,
    /// An enumeration that does not end.
    List,
    /// Number words without an end.
    Words,
    /// A claim file of one whole and its parts.
    Parts,
    /// A claim file of changes.
    Changes,
    /// A claim file of figures that are told again.
    Retold,
}

impl Shape {
    fn is_claims(self) -> bool {
        matches!(self, Shape::Parts | Shape::Changes | Shape::Retold)
    }
}

fn copy(shape: Shape, size: usize) -> Document {
    let mut text = match shape {
        Shape::Parts => "document published 2022-03-15 language en\nwhole = 900,000 people\n".to_owned(),
        Shape::Changes | Shape::Retold => "document published 2022-03-15 language en\n".to_owned(),
        _ => String::new(),
    };
    let mut n = 0_usize;
    while text.len() < size {
        n += 1;
        let (a, b, c) = (100 + n * 37 % 9000, 10 + n * 7 % 89, 20 + n * 13 % 180);
        text += &match shape {
            Shape::Paragraph | Shape::Paragraphs => format!(
                "About {a} passengers were stranded on {} April 2021 after {b} of the {c} ferries failed \
                 inspection, and sales rose by {b}% to {a}. {}",
                1 + n % 28,
                if matches!(shape, Shape::Paragraphs) && n.is_multiple_of(3) { "\n\n" } else { "" },
            ),
            Shape::ArabicParagraph => {
                format!("وعلق نحو {a} راكب يوم {} أبريل 2021 بعد أن فشلت {b} عبارة من أصل {c}. ", 1 + n % 28)
            }
            Shape::Numbers => format!("{a} "),
            Shape::Same => "The town has 12 people. ".to_owned(),
            Shape::List => format!("{b} dogs, "),
            Shape::Parts => format!("part{n} = {b} people, part of whole\n"),
            Shape::Changes => format!(
                "old{n} = {a} cars\nnew{n} = {} cars\nby{n} = {b}%\nchange rise{n} \"rose\", from old{n}, to new{n}, by by{n}\n",
                a + b
            ),
            Shape::Retold if n == 1 => format!("told1 = {a} cars\n"),
            Shape::Retold => format!("told{n} = {a} cars, same as told{}\n", n - 1),
            Shape::Words => "one two three hundred million ".to_owned(),
        };
    }
    let lang = if matches!(shape, Shape::ArabicParagraph) { Lang::Ar } else { Lang::En };
    let name = if shape.is_claims() { "bench.claims" } else { "bench" };
    Document::from_bytes(name, text.as_bytes(), &Options { lang: Some(lang), ..Options::default() })
        .expect("plain text")
}

fn run(bencher: Bencher<'_, '_>, shape: Shape, size: usize) {
    let document = copy(shape, size);
    bencher
        .counter(BytesCount::of_str(&document.text))
        .bench_local(|| addsup::check_one(document.clone(), &RULES).findings.len());
}

macro_rules! shapes {
    ($($name:ident: $shape:ident),*) => {$(
        #[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
        fn $name(bencher: Bencher<'_, '_>, size: usize) {
            run(bencher, Shape::$shape, size);
        }
    )*};
}

shapes!(
    paragraph: Paragraph,
    arabic_paragraph: ArabicParagraph,
    paragraphs: Paragraphs,
    numbers: Numbers,
    same: Same,
    list: List,
    words: Words,
    parts: Parts,
    changes: Changes,
    retold: Retold
);
