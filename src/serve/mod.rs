//! The page for the newsroom and the interface for its programs: `addsup serve`.
//!
//! A request carries a draft and is answered from it alone: nothing of it is kept, written or
//! logged. `draft` reads what was sent and `api` has a function for each path; that much needs no
//! server and runs in a browser too ([`answer`]). `host` is the server around it: `door` says who
//! may come in, `server` moves bytes and keeps to limits of size and time, `page` holds the page,
//! which is built in.

mod api;
mod draft;
mod fault;
#[cfg(feature = "command")]
mod host;
mod openapi;
mod study;

#[cfg(feature = "command")]
pub use host::{Bound, Closed, Setup, bind};
pub use openapi::openapi;

use crate::document::Options;
use crate::rule::Rules;

/// What holds for every draft that is sent.
#[derive(Clone, Debug, Default)]
pub struct House {
    /// The rules that are run.
    pub rules: Rules,
    /// How far figures are read, and the language of copy and reports where a draft does not say.
    pub options: Options,
}

/// What came of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The status, as in HTTP.
    pub status: u16,
    /// The media type.
    pub kind: &'static str,
    /// The body.
    pub bytes: Vec<u8>,
}

/// The answer to a draft that is sent to a path of the interface.
pub fn answer(path: &str, body: &[u8], house: &House) -> Answer {
    let made = match api::service(path) {
        Some(service) => service.answer(body, house),
        None => Err(fault::Fault::nothing()),
    };
    made.unwrap_or_else(|fault| fault.answer())
}
