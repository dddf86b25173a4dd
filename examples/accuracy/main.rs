//! The scoreboard: writes `docs/accuracy.md`, how much is found and how much is said for nothing.
//!
//!     cargo run --release --example accuracy [-- FOLDER] [--print]
//!
//! The first table is measured on `fixtures/articles`. FOLDER, or the environment variable
//! `ADDSUP_MEASURE`, may name a folder of further measuring data, which is no part of the
//! project: `cases/*.jsonl`, labelled passages (see [`passages`]), and `news/*.jsonl.gz`, published
//! articles (see [`news`]). Files named `blind-*` are counted and never listed.
//! `--print` writes to standard output instead.

mod articles;
mod case;
mod family;
mod news;
mod page;
mod passages;
mod score;
mod table;

use std::path::{Path, PathBuf};

fn main() -> Result<(), String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (flags, places): (Vec<String>, Vec<String>) =
        std::env::args().skip(1).partition(|argument| argument.starts_with("--"));
    if let Some(unknown) = flags.iter().find(|flag| *flag != "--print") {
        return Err(format!("{unknown} is not known; use: accuracy [FOLDER] [--print]"));
    }
    let folder: Option<PathBuf> = places
        .first()
        .map(PathBuf::from)
        .or_else(|| std::env::var_os("ADDSUP_MEASURE").filter(|name| !name.is_empty()).map(PathBuf::from));

    let own = score::score(&articles::load(&root.join("fixtures"))?);
    let mut sets = Vec::new();
    let mut published = Vec::new();
    if let Some(folder) = &folder {
        for set in passages::load(&folder.join("cases"))? {
            sets.push((set.name, score::score(&set.cases)));
        }
        for file in news::files(&folder.join("news"))? {
            published.push(news::measure(&file)?);
        }
    }
    let page = page::write(&own, &sets, &published);
    if flags.is_empty() {
        let path = root.join("docs").join("accuracy.md");
        std::fs::create_dir_all(root.join("docs")).map_err(|e| format!("docs: {e}"))?;
        std::fs::write(&path, page).map_err(|e| format!("{}: {e}", path.display()))?;
        eprintln!("written: docs/accuracy.md");
    } else {
        print!("{page}");
    }
    Ok(())
}
