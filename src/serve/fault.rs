//! Why a request cannot be answered.

use super::Answer;
use schemars::JsonSchema;
use serde::Serialize;

/// A request that is not answered.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// The status, as in HTTP.
    pub status: u16,
    /// For whoever wrote the request.
    pub reason: String,
}

/// The form in which it is told.
#[derive(Serialize, JsonSchema)]
pub(super) struct Error {
    /// Why the request was not answered.
    error: String,
}

impl Fault {
    /// With a status of HTTP.
    pub fn new(status: u16, reason: impl Into<String>) -> Fault {
        Fault { status, reason: reason.into() }
    }

    /// The request is not right.
    pub fn wrong(reason: impl Into<String>) -> Fault {
        Fault::new(400, reason)
    }

    /// There is no such path.
    pub fn nothing() -> Fault {
        Fault::new(404, "there is nothing here; see /api/openapi.json")
    }

    /// It is more than is taken.
    pub fn large(reason: impl Into<String>) -> Fault {
        Fault::new(413, reason)
    }

    /// The draft cannot be read, or not made into what was asked for.
    pub fn unreadable(reason: impl Into<String>) -> Fault {
        Fault::new(422, reason)
    }

    /// The fault as an answer.
    pub fn answer(self) -> Answer {
        let bytes = serde_json::to_vec(&Error { error: self.reason }).unwrap_or_default();
        Answer { status: self.status, kind: "application/json", bytes }
    }
}
