//! Mistakes point into the file, say what was expected, and hide no others.

use super::sheet;
use addsup::notation::parse;

fn told(text: &str) -> Vec<String> {
    let document = sheet(text);
    parse(&document).1.iter().map(|fault| fault.line(&document, &document.lines())).collect()
}

#[test]
fn all_mistakes_of_a_file_in_one_run() {
    let text = "document language en\n\
                source omar \"Omar Haddad\"\n\
                omer says \"about 3,000 soldiers\"\n    \
                soldiers = about 3,000 soldiers, prat of all, share of solders\n\
                even round \"the talks\"\n\
                women = many of them\n\
                men = 30 men and 4 women\n\
                men = 30 men\n\
                open = \"3 boys\n\
                given men = women +\n";
    let expected = [
        "3:1: nothing is called “omer”; did you mean “omar”?",
        "4:38: “prat” means nothing here; did you mean “part of”?",
        "4:60: nothing is called “solders”; did you mean “soldiers”?",
        "5:1: “even” means nothing here; did you mean “event”?",
        "6:9: no figure and no time can be read in “many of them”; write it as copy would, or say how it is read: “, read as quantity value 30”",
        "7:7: “30 men and 4 women” holds more than one figure; give each a line and a name",
        "8:1: “men” is the name of two things; give the second another name, such as one with a dot and a number",
        "9:8: a text begins here and does not end; close it with the same marks",
        "10:20: expected a name: a letter, then letters, digits, dots, hyphens; the line ends here",
    ];
    assert_eq!(told(text), expected);
}

#[test]
fn mistakes_in_arabic() {
    let text = "document language ar\n\
                جنود = نحو 3 آلاف جندي, prat of الكل, part of الجنود\n\
                نساء = كثيرات\n";
    let expected = [
        "2:25: لا معنى لـ«prat» هنا؛ أتقصد «part of»؟",
        "2:47: لا شيء اسمه «الجنود»؛ أتقصد «جنود»؟",
        "3:8: لا يُقرأ في «كثيرات» رقم ولا زمن؛ اكتبه كما يُكتب في الخبر، أو بيّن كيف يُقرأ: «, read as quantity value 30»",
    ];
    assert_eq!(told(text), expected);
}

#[test]
fn what_is_right_beside_a_mistake_is_kept() {
    let document = sheet("a = 140 machinists\nb = 162 women, prat of x, part of a (\"among\")\n");
    let (read, faults) = parse(&document);
    assert_eq!((read.graph.node_count(), read.graph.edge_count(), faults.len()), (2, 1, 1));
    let report = addsup::check_one(document, &addsup::rule::Rules::builtin());
    let words: Vec<&str> =
        report.findings[0].labels.iter().map(|l| l.span.of(&report.document.text)).collect();
    assert_eq!(
        (report.findings[0].rule.as_str(), words),
        ("part-exceeds-whole", vec!["140 machinists", "162 women"])
    );
}
