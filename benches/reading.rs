//! How fast copy is read: `just bench`. The copy is made up here, of the kinds of sentence
//! that news is made of, most of them without a figure.

use addsup::document::{Document, Lang, Options};
use addsup::mention;
use divan::Bencher;
use divan::counter::BytesCount;

/// Sentences without a figure for each one with some.
const PLAIN: usize = 3;

const EN_PLAIN: &str = "The harbour board met the fishermen's union at the old customs house, and both sides \
    left without a word to the reporters who had waited in the rain. ";
const EN_FIGURES: &str = "About 3,500 passengers were stranded on Tuesday, 7 April 2021, after 12 of the 40 \
    ferries failed inspection; repairs will cost $2.4 million, 15% more than last year. ";
const AR_PLAIN: &str = "والتقى مجلس إدارة المرفأ نقابة الصيادين في مبنى الجمارك القديم، وغادر الطرفان دون أن يدليا \
    بأي تصريح للصحفيين الذين انتظروا تحت المطر. ";
const AR_FIGURES: &str = "وعلق نحو 3500 راكب يوم الأربعاء 7 نيسان/أبريل 2021 بعد أن فشلت 12 عبارة من أصل 40 في الفحص، \
    وتبلغ كلفة الإصلاح 2,4 مليون دولار بزيادة 15% على العام الماضي. ";

fn main() {
    divan::main();
}

fn copy(lang: Lang) -> Document {
    let (plain, figures) = match lang {
        Lang::En => (EN_PLAIN, EN_FIGURES),
        Lang::Ar => (AR_PLAIN, AR_FIGURES),
    };
    let paragraph = plain.repeat(PLAIN) + figures;
    let text = vec![paragraph; 200].join("\n\n");
    let options = Options { date: None, lang: Some(lang), ..Options::default() };
    Document::from_bytes("bench", text.as_bytes(), &options).expect("plain text")
}

#[divan::bench(args = [Lang::En, Lang::Ar])]
fn read(bencher: Bencher<'_, '_>, lang: Lang) {
    let document = copy(lang);
    bencher.counter(BytesCount::of_str(&document.text)).bench_local(|| mention::read(&document).len());
}
