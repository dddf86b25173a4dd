//! What the report would have written: replacements as they stand in the copy.

use addsup::document::{Document, Options};
use addsup::rule::Rules;

/// What is shown for each place that a report of `copy` would change.
fn reads(copy: &str) -> Vec<String> {
    let document = Document::from_bytes("a.txt", copy.as_bytes(), &Options::default()).expect("copy");
    let report = addsup::check_one(document, &Rules::builtin().stable_and(&[]));
    report.findings.iter().flat_map(|f| &f.replacements).map(|r| r.reads.clone()).collect()
}

#[test]
fn nouns_agree_with_their_new_number_and_figures_keep_their_style() {
    for (copy, wanted) in [
        ("زار المعرض 5 زوار، بينهم 11 طالبا.", ["5 طلاب", "11 زائرا"]),
        ("زار المعرض 5 زوار، بينهم 11 طالبا جديدا.", ["5", "11 زائرا"]),
        ("أصيب ثلاثة أشخاص، بينهم أربعة أطفال.", ["ثلاثة أطفال", "أربعة أشخاص"]),
        ("قتل 12 شخصا، بينهم 3 آلاف طفل.", ["12 طفلا", "3000 شخص"]),
        ("يعمل في المصنع ٤٨ عاملا، بينهم ٦٣ امرأة.", ["٤٨ امرأة", "٦٣ عاملا"]),
        (
            "أنفقت الوزارة ٢٫٥ مليون دينار، منها ٣٫١ مليون دينار على الطرق.",
            ["٢٫٥ مليون دينار", "٣٫١ مليون دينار"],
        ),
        ("ويبلغ عرضه 5 أمتار (100 قدم).", ["16 قدما", "30 مترا"]),
        ("الجنود الثلاثة، بينهم أربعة ضباط، عادوا.", ["ثلاثة ضباط", "الجنود الأربعة"]),
        ("عقدت أربع جولات، بينها اثنتا عشرة جولة سرية.", ["أربع", "اثنتا عشرة جولة"]),
        ("The yard employs three machinists, among them four women.", ["three women", "four machinists"]),
        (
            "The firm makes 2.5 million cars, among them 3.1 million taxis.",
            ["2.5 million taxis", "3.1 million cars"],
        ),
        (
            "The firm makes two million cars, among them three million taxis.",
            ["two million taxis", "three million cars"],
        ),
    ] {
        assert_eq!(reads(copy), wanted, "{copy}");
    }
}

#[test]
fn a_length_of_time_takes_its_noun_along() {
    let copy =
        "---\ndate: 2022-03-15\nlang: ar\n---\nتنتشر القوات في البلاد منذ عام 2011، أي منذ تسع سنوات.\n";
    let all = reads(copy);
    assert!(all.contains(&"منذ إحدى عشرة سنة".to_owned()), "{all:?}");
}

#[test]
fn a_sign_or_unit_of_one_form_stays_beside_its_figure() {
    for (copy, wanted) in [
        ("ارتفعت الأسعار 5% من 100 دينار إلى 150 دينارا.", ["105 دنانير", "143 دينارا", "50%"]),
        ("Prices rose 1% from 100 dinars to 150 dinars.", ["101 dinars", "149 dinars", "50%"]),
    ] {
        assert_eq!(reads(copy), wanted, "{copy}");
    }
}

#[test]
fn a_change_that_raises_another_clash_is_not_offered() {
    for (copy, wanted) in [
        (
            "The clinic treated 40 patients, among them 55 children. Of the 40 patients, 25 were women and 15 were men.",
            "40 children",
        ),
        ("عالجت العيادة 40 مريضا، بينهم 55 طفلا. وتوزع المرضى الأربعون على 25 امرأة و15 رجلا.", "40 طفلا"),
    ] {
        assert_eq!(reads(copy), [wanted], "{copy}");
    }
}

#[test]
fn a_wrong_direction_is_told_with_the_opposite_word_and_with_the_figures_exchanged() {
    for (copy, wanted) in [
        ("The number of ferries rose from 48 to 31 last year.", ["fell", "31 to 48"]),
        ("ارتفع عدد العبارات من 48 إلى 31 العام الماضي.", ["انخفض", "31 إلى 48"]),
        ("انخفض سعر الخبز من 3 دنانير إلى 4 دنانير.", ["ارتفع", "4 دنانير إلى 3 دنانير"]),
    ] {
        assert_eq!(reads(copy), wanted, "{copy}");
    }
}

#[test]
fn of_a_sum_the_total_is_offered_before_its_parts() {
    for (copy, wanted) in [
        ("Sixteen people died: five women, four men, three boys and two girls.", "Fourteen people"),
        ("قتل 16 شخصا: خمس نساء وأربعة رجال وثلاثة أطفال وطبيبان.", "14 شخصا"),
    ] {
        let all = reads(copy);
        assert_eq!((all.first().map(String::as_str), all.len()), (Some(wanted), 5), "{copy}: {all:?}");
    }
}

#[test]
fn a_length_that_does_not_fit_is_settled_by_either_end_too() {
    for (copy, wanted) in [
        (
            "He ruled for 12 years, from 1990 to 1999.",
            ["9 years", "from 1987 to 1999", "from 1990 to 2002"].as_slice(),
        ),
        ("حكم البلاد 12 عاما، من 1990 إلى 1999.", &["9 أعوام", "من 1987 إلى 1999", "من 1990 إلى 2002"]),
        ("استمر المعرض من 3 إلى 9 مارس 2023، أي اثني عشر يوما.", &["ستة أيام", "من 3 إلى 14 مارس 2023"]),
        (
            "The fair ran from 13 to 19 March 2023, that is twelve days.",
            &["six days", "from 8 to 19 March 2023", "from 13 to 24 March 2023"],
        ),
    ] {
        let copy = format!("---\ndate: 2023-05-17\n---\n{copy}\n");
        assert_eq!(reads(&copy), wanted, "{copy}");
    }
}

#[test]
fn a_time_is_told_anew_in_the_words_it_is_told_in() {
    for (published, copy, wanted) in [
        ("2022-10-05", "Trading closes at 3 p.m. in Tokyo (0900 GMT).", ["0600 GMT", "6 p.m."].as_slice()),
        ("2022-10-05", "Trading closes at 11 am in Tokyo (0600 GMT).", &["0200 GMT", "3 pm"]),
        (
            "2025-01-22",
            "تبدأ الجلسة عند الساعة الثالثة عصرا بتوقيت الرياض (15,00 ت غ).",
            &["12,00 ت غ", "الساعة السادسة مساء بتوقيت الرياض"],
        ),
        ("2016-11-04", "Crowds marked the 40th anniversary of the 1986 rising.", &["1976", "30th"]),
        (
            "2014-10-22",
            "أحيت المدينة الذكرى الخامسة والثلاثين لتوقيع الاتفاق الذي أبرم عام 1989.",
            &["عام 1979", "الخامسة والعشرين"],
        ),
        (
            "2025-03-10",
            "The feast began on 1 Ramadan 1446, corresponding to 8 March 2025.",
            &["8 Ramadan 1446", "1 March 2025"],
        ),
        (
            "2025-03-10",
            "بدأ الصيام في 1 رمضان 1446 الموافق 8 مارس 2025.",
            &["8 رمضان 1446 الموافق 8 مارس 2025", "1 رمضان 1446 الموافق 1 مارس 2025"],
        ),
        (
            "2021-09-09",
            "Deliveries fell in the second quarter of 2020, in October.",
            &["fourth quarter of 2020"],
        ),
        ("2021-09-09", "Villagers had built the bridge in the 1980s, in 1991.", &["1990s"]),
        ("2021-09-09", "بنيت القلعة في القرن السادس عشر، في عام 1643.", &["القرن السابع عشر"]),
        ("2021-09-09", "شيد الجسر في ثمانينيات القرن الماضي، في عام 1991.", &["تسعينيات القرن الماضي"]),
        (
            "2023-12-01",
            "The strike began on 7 October and ended on 28 October, after six weeks.",
            &["three weeks", "16 September", "18 November"],
        ),
    ] {
        let copy = format!("---\ndate: {published}\n---\n{copy}\n");
        let mut all = reads(&copy);
        all.sort();
        let mut wanted = wanted.to_vec();
        wanted.sort_unstable();
        assert_eq!(all, wanted, "{copy}");
    }
}

#[test]
fn what_is_taken_up_with_the_article_agrees_with_its_new_number() {
    let reads = |copy: &str| reads(&format!("---\ndate: 2021-04-07\nlang: ar\n---\n{copy}\n"));
    assert_eq!(
        reads("عقدت الجولة الثالثة من المحادثات، وذلك بعد الجولات الثلاث السابقة."),
        ["الرابعة", "الجولتين السابقتين"]
    );
}

#[test]
fn a_whole_that_its_shares_are_taken_of_can_be_the_wrong_one() {
    for (copy, wanted) in [
        ("The college has 3,000 students: 1,200 women, and 72% men.", "4,286 students"),
        ("تضم الكلية 3000 طالب، منهم 1200 طالبة، و72% من الذكور.", "4286 طالبا"),
    ] {
        let all = reads(copy);
        assert!(all.contains(&wanted.to_owned()), "{copy}: {all:?}");
    }
}

/// Two values that round to the same are told to as many places as tell them apart.
#[test]
fn an_explanation_tells_two_values_apart() {
    for (copy, wanted) in [
        ("Of the 299 pupils in the valley, 100, or 33.2%, walk to school.", "100 ÷ 299 = 33.4%, not 33.2%"),
        (
            "ومن بين 299 تلميذا في الوادي، يسير 100 تلميذ، أي 33.2%، إلى المدرسة.",
            "100 ÷ 299 = 33.4%، لا 33.2%",
        ),
    ] {
        let document = Document::from_bytes("a.txt", copy.as_bytes(), &Options::default()).expect("copy");
        let report = addsup::check_one(document, &Rules::builtin().stable_and(&[]));
        let told: Vec<&str> =
            report.findings.iter().flat_map(|f| &f.explanation).map(String::as_str).collect();
        assert_eq!(told, [wanted], "{copy}");
    }
}
