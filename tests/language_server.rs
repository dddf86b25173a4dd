//! The language server as an editor meets it: the program itself, driven over a pipe.

#[path = "language_server/claims.rs"]
mod claims;
#[path = "common/mod.rs"]
mod common;
#[path = "common/editor.rs"]
mod editor;
#[path = "language_server/features.rs"]
mod features;
#[path = "language_server/life.rs"]
mod life;
#[path = "language_server/workspace.rs"]
mod workspace;

/// An English draft with a clash behind an emoji, in lines that end in CR LF.
pub const ENGLISH: &str = "---\r\ndate: 2022-03-15\r\nlang: en\r\n---\r\nYard cuts jobs\r\n\r\n\
    😀 The yard employs 140 machinists, among them 162 women, its owner Per Anholt said on Monday.\r\n";

/// An Arabic one, with vowel marks before the figures.
pub const ARABIC: &str = "---\ndate: 2022-03-15\nlang: ar\n---\nالحوض يسرح عمالا\n\n\
    وَيَعمَلُ في الحَوضِ 140 مهندسا، بينهم 162 مهندسة، بحسب الإدارة.\n";
