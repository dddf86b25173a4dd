//! The command as those meet it who sit at a desk: what it is given, what it answers. One program,
//! since each that links the library anew costs as much as all of these tests.

mod against;
mod aside;
mod command;
#[path = "../common/mod.rs"]
mod common;
mod formats;
mod outputs;
mod settings;
mod sheet;
mod shell;
mod tables;
mod word;
