//! What is kept in the repository is what the program says: the order of its rooms, the pages of
//! its rules, its schemas, what it is built of.

mod dependencies;
mod package;
mod rooms;
mod rule_pages;
mod schema;
