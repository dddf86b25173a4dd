//! What holds of every format: words lead back to their bytes.

use super::*;
use std::io::Write;

/// A package with these parts.
fn docx(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).expect("a part");
        zip.write_all(text.as_bytes()).expect("its bytes");
    }
    zip.finish().expect("a package").into_inner()
}

fn word(body: &str) -> String {
    let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    format!("<w:document xmlns:w=\"{space}\"><w:body>{body}</w:body></w:document>")
}

fn read(name: &str, bytes: &[u8]) -> Document {
    Document::from_bytes(name, bytes, &Options::default()).unwrap_or_else(|note| panic!("{name}: {note}"))
}

fn words(document: &Document) -> Vec<&str> {
    document.blocks.iter().map(|b| b.span.of(&document.text)).collect()
}

/// Every word of every block is cut out of the file again, in the file's encoding; a word with
/// markup or an escape inside is cut out with it.
fn every_word_leads_back(document: &Document, file: &[u8], encode: impl Fn(&str) -> Vec<u8>) -> usize {
    let mut exact = 0;
    for block in &document.blocks {
        let mut at = block.span.start as usize;
        for piece in block.span.of(&document.text).split_inclusive(char::is_whitespace) {
            let word = piece.trim_end();
            let bytes = document.file_range(Span::new(at, at + word.len()));
            let cut = file.get(bytes).expect("bytes of the file");
            at += piece.len();
            if cut == encode(word) {
                exact += 1;
            } else {
                let cut = String::from_utf8_lossy(cut);
                assert!(cut.contains(['<', '&', '\\', '*', '_']), "{}: {word} is not {cut}", document.path);
            }
        }
    }
    exact
}

/// Copy in both languages as each format writes it; `{}` is the paragraph.
const FORMS: &[(&str, &str)] = &[
    ("a.txt", "Kiln to close\n\n{}\n"),
    ("a.md", "# Kiln to close\n\n{} *Twice* &amp; more.\n\n- 3 left\n"),
    (
        "a.html",
        "<!doctype html><title>x</title><body><nav>99 links</nav><article><h1>x</h1><p>{} <b>1</b>2 &eacute;t&#233;</p></article>",
    ),
    ("a.json", "{\"headline\":\"a\\u00e9 b\",\"body_html\":\"<p>{} \\\"so\\\" <b>he<\\/b> said<\\/p>\"}"),
    (
        "a.xml",
        "<nitf><body><body.head><hedline><hl1>x</hl1></hedline></body.head><body.content><p>{} A &amp; <em>B</em></p></body.content></body></nitf>",
    ),
    (
        "b.xml",
        "<newsItem><contentMeta><headline>x</headline></contentMeta><contentSet><inlineXML><html><body><p>{} and <![CDATA[so]]></p></body></html></inlineXML></contentSet></newsItem>",
    ),
];

const COPY: [(&str, Lang); 2] = [
    ("The kiln fires 140 tiles an hour, and 12 of them break before they are packed.", Lang::En),
    ("يحرق الفرن 140 بلاطة في الساعة، وتنكسر 12 منها قبل أن تعبأ في الصناديق.", Lang::Ar),
];

#[test]
fn words_of_every_format_lead_back_in_every_encoding() {
    type Encode = fn(&str) -> Vec<u8>;
    let encodings: [(&[u8], Encode); 4] = [
        (b"", |t| t.as_bytes().to_vec()),
        (b"\xEF\xBB\xBF", |t| t.as_bytes().to_vec()),
        (b"\xFF\xFE", |t| t.encode_utf16().flat_map(u16::to_le_bytes).collect()),
        (b"\xFE\xFF", |t| t.encode_utf16().flat_map(u16::to_be_bytes).collect()),
    ];
    for (name, form) in FORMS {
        for (copy, lang) in COPY {
            for (mark, encode) in encodings {
                let file = [mark, &encode(&form.replace("{}", copy))].concat();
                let document = read(name, &file);
                assert!(words(&document).iter().any(|w| w.contains(copy)), "{name}: {:?}", words(&document));
                assert_eq!(document.language, lang, "{name}");
                // UTF-16 shows its markup between zeros: there the figure alone is looked at.
                if mark.len() != 2 {
                    assert!(every_word_leads_back(&document, &file, encode) > 12, "{name}");
                }
                let at = document.text.find("140").expect("the figure");
                let bytes = document.file_range(Span::new(at, at + 3));
                assert_eq!(file.get(bytes), Some(encode("140").as_slice()), "{name}");
            }
        }
    }
}

#[test]
fn words_of_a_word_file_lead_back_into_its_parts() {
    for (copy, lang) in COPY {
        let (head, tail) = copy.split_at(copy.find("140").expect("a figure") + 2);
        let body = word(&format!(
            "<w:p><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr><w:r><w:t>Kiln</w:t></w:r></w:p>\
             <w:p><w:r><w:t>{head}</w:t></w:r><w:del><w:r><w:delText>9</w:delText></w:r></w:del>\
             <w:ins><w:r><w:t>{tail}</w:t></w:r></w:ins></w:p>\
             <w:tbl><w:tr><w:tc><w:p><w:r><w:t>A &amp; B</w:t></w:r></w:p></w:tc>\
             <w:tc><w:p><w:r><w:t>12</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        ));
        let notes = word(
            "<w:footnote w:type=\"separator\"><w:p><w:r><w:t>-</w:t></w:r></w:p></w:footnote><w:footnote><w:p><w:r><w:t>Since 1990</w:t></w:r></w:p></w:footnote>",
        );
        let file = docx(&[("word/document.xml", &body), ("word/footnotes.xml", &notes)]);
        let document = read("a.docx", &file);
        assert_eq!(
            (words(&document), document.language),
            (vec!["Kiln", copy, "A & B", "12", "Since 1990"], lang)
        );
        let kinds: Vec<BlockKind> = document.blocks.iter().map(|b| b.kind).collect();
        use BlockKind::{Footnote, Headline, Paragraph, TableCell};
        assert_eq!(kinds, [Headline, Paragraph, TableCell, TableCell, Footnote]);
        let at = document.text.find("140").expect("the figure");
        // The figure is written in two runs: its place begins in one and ends in the other.
        assert_eq!(body.get(document.file_range(Span::new(at, at + 2))), Some("14"));
        assert_eq!(body.get(document.file_range(Span::new(at + 2, at + 3))), Some("0"));
        let note = document.blocks[4].span;
        assert_eq!(notes.get(document.file_range(note)), Some("Since 1990"));
        assert_eq!(document.part(note.start), Some("word/footnotes.xml"));
        let place = document.lines().position(at);
        assert_eq!((place.line, document.blocks[3].cell.map(|c| (c.row, c.column))), (2, Some((0, 1))));
    }
}

#[test]
fn accepted_text_of_tracked_changes() {
    let body = word(
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>It lost </w:t></w:r></w:p>\
         <w:p><w:moveFrom><w:r><w:t>9 </w:t></w:r></w:moveFrom><w:r><w:t>12</w:t><w:tab/><w:t>men</w:t></w:r>\
         <w:r><w:rPr><w:strike/></w:rPr><w:t> 13</w:t></w:r><w:r><w:commentReference/></w:r></w:p>",
    );
    assert_eq!(words(&read("a.docx", &docx(&[("word/document.xml", &body)]))), ["It lost 12\tmen"]);
}

#[test]
fn a_page_is_its_article() {
    let page = |lang: &str, copy: &str| {
        format!(
            "<html lang={lang}><head><title>Kiln to close - The Post</title>\
             <script type=\"application/ld+json\">{{\"@graph\":[{{\"@type\":\"NewsArticle\",\"headline\":\"Kiln to close\",\
             \"datePublished\":\"2021-04-07T08:00:00+03:00\",\"inLanguage\":\"{lang}\"}}]}}</script></head><body>\
             <nav><ul><li><a href=a>Home 77</a></ul></nav><main><article><h1>Kiln to <em>close</em></h1><p class=byline>By 55\
             <p>{copy}<p>{copy}<!-- desk: 1 --><table><tr><th>Town<th>Tiles<tr><td>Kut<td>12</table>\
             <ul><li><a href=b>Read more: 44 kilns that closed</a></ul></article></main>\
             <div class=comments><p>{copy} 66</p></div><footer>88</footer><script>let a = 12;</script>"
        )
    };
    for (copy, lang) in COPY {
        let file = page(lang.code(), copy);
        let document = read("a.html", file.as_bytes());
        assert_eq!(words(&document), ["Kiln to close", copy, copy, "Town", "Tiles", "Kut", "12"]);
        assert_eq!(document.blocks[0].kind, BlockKind::Headline);
        assert_eq!((document.language, document.published), (lang, Some(jiff::civil::date(2021, 4, 7))));
        assert_eq!(document.comments[0].words, "desk: 1");
        assert!(every_word_leads_back(&document, file.as_bytes(), |t| t.as_bytes().to_vec()) > 20);
        let cell = document.blocks[6].cell.expect("a cell");
        assert_eq!((cell.row, cell.column, cell.header), (1, 1, false));
        assert!(document.blocks[4].cell.is_some_and(|c| c.header));
    }
}

#[test]
fn a_piece_of_a_page_is_all_of_it() {
    let long = "The harbour board met the union at the old customs house, and both left without a word.";
    let page = format!("<p>{long}</p>\n<p>It employs 48 packers.</p>\n<h2>Rain</h2><p>{long} {long}</p>");
    let document = read("a.html", page.as_bytes());
    assert_eq!(document.blocks.len(), 4, "{}", document.text);
    assert!(document.text.contains("48 packers"));
}

#[test]
fn news_in_xml_says_when_it_was_made() {
    let nitf = "<nitf xml:lang=\"ar\"><head><docdata><date.issue norm=\"20210407T101500Z\"/></docdata></head><body><body.head><hedline><hl1>إغلاق</hl1></hedline></body.head><body.content><p>غادر 12 رجلا.</p></body.content></body></nitf>";
    let document = read("a.xml", nitf.as_bytes());
    assert_eq!(
        (words(&document), document.published),
        (vec!["إغلاق", "غادر 12 رجلا."], Some(jiff::civil::date(2021, 4, 7)))
    );
    let inline = "<newsItem xml:lang=\"en\"><itemMeta><versionCreated>2021-04-07T10:00:00Z</versionCreated></itemMeta><contentMeta><headline>Kiln</headline></contentMeta><contentSet><inlineData contenttype=\"text/html\">&lt;p&gt;It has 12 men.&lt;/p&gt;&lt;p&gt;And 3.&lt;/p&gt;</inlineData></contentSet></newsItem>";
    let document = read("a.xml", inline.as_bytes());
    assert_eq!(
        (words(&document), document.published),
        (vec!["Kiln", "It has 12 men.", "And 3."], Some(jiff::civil::date(2021, 4, 7)))
    );
    let at = document.text.find("12").expect("the figure");
    assert_eq!(inline.get(document.file_range(Span::new(at, at + 2))), Some("12"));
}

#[test]
fn bounds_hold_at_their_limit_and_beyond() {
    let nested = |depth: usize| format!("{}<p>12 men</p>", "<div>".repeat(depth));
    // The root and the paragraph are elements too.
    assert!(read("a.html", nested(510).as_bytes()).notes.is_empty());
    for depth in [511, 100_000] {
        let document = read("a.html", nested(depth).as_bytes());
        assert_eq!((words(&document), document.notes.len()), (vec!["12 men"], 1), "{depth}");
    }
    let full = read("a.html", "<b>".repeat(1_000_001).as_bytes());
    assert!(full.problems.iter().any(|p| p.contains("1000000")), "{:?}", full.notes);
    let bomb = docx(&[("word/document.xml", &" ".repeat((64 << 20) + 1))]);
    assert_eq!(Document::from_bytes("a.docx", &bomb, &Options::default()).err(), Some(Note::Bomb(64)));
}

#[test]
fn what_cannot_be_read_says_so() {
    let entities = "<!DOCTYPE nitf [<!ENTITY a \"12\"><!ENTITY b \"&a;&a;\">]><nitf><body><body.content><p>&b; 3 men</p></body.content></body></nitf>";
    let document = read("a.xml", entities.as_bytes());
    assert_eq!((words(&document), document.notes.len()), (vec!["3 men"], 1));
    let error =
        |name: &str, bytes: &[u8]| Document::from_bytes(name, bytes, &Options::default()).unwrap_err();
    assert!(matches!(error("a.docx", &docx(&[("word/document.xml", "<w:p></w:r>")])), Note::Damaged(_)));
    assert!(matches!(error("a.docx", b"PK\x03\x04 no more"), Note::Damaged(_)));
    assert_eq!(error("a.docx", &docx(&[("a.txt", "x")])), Note::NotWord);
    assert_eq!(error("a.docx", b"12 men"), Note::NotWord);
    assert_eq!(error("a.xml", b"<rss><p>12</p></rss>"), Note::NoArticle);
    assert!(matches!(error("a.xml", b"<nitf><p></nitf>"), Note::Xml { .. }));
    // What was cut off is checked as far as it goes.
    let cut = read("a.xml", b"<nitf><body><body.content><p>12 men</p><p>More");
    assert_eq!(words(&cut), vec!["12 men", "More"]);
    assert!(cut.notes.iter().any(|n| n.contains("ends before its elements")), "{:?}", cut.notes);
    let part = "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>12 men</w:t></w:r></w:p>";
    let cut = read("a.docx", &docx(&[("word/document.xml", part)]));
    assert_eq!(words(&cut), vec!["12 men"]);
    assert!(cut.notes.iter().any(|n| n.contains("ends before its elements")), "{:?}", cut.notes);
    assert_eq!((error("a.png", b"\x89PNG\0"), error("a.txt", b"%PDF-1.4")), (Note::Picture, Note::Pdf));
}
