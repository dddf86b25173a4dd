//! What an output is.

use crate::finding::FileReport;
use crate::rule::Rules;

/// A report that is written file by file, so that thousands of files need no more memory
/// than one. Nothing here prints: each call gives the next piece of the report.
pub trait Output {
    /// What stands before the first file.
    fn begin(&mut self) -> String {
        String::new()
    }

    /// The next file, which was checked with these rules.
    fn file(&mut self, file: &FileReport, rules: &Rules) -> String;

    /// What stands behind the last file.
    fn end(&mut self) -> String {
        String::new()
    }
}
