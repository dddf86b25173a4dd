//! What goes out: bodies with the headers that keep a page to itself.

use super::door::Refused;
use http_body_util::Full;
use hyper::body::Bytes;
use hyper::header::{self, HeaderName, HeaderValue};
use hyper::{Response, StatusCode};
use serde::Serialize;

/// An answer.
pub(super) type Answer = Response<Full<Bytes>>;

/// Why a request cannot be answered.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub status: StatusCode,
    /// For whoever wrote the request.
    pub reason: String,
    /// What would be taken, where it is the method that is not.
    allow: Option<&'static str>,
}

/// The form in which a fault is told.
#[derive(Serialize, schemars::JsonSchema)]
pub(super) struct Error {
    /// Why the request was not answered.
    error: String,
}

impl Fault {
    pub fn new(status: StatusCode, reason: impl Into<String>) -> Fault {
        Fault { status, reason: reason.into(), allow: None }
    }

    /// Only these methods are known here.
    pub fn method(allow: &'static str) -> Fault {
        let reason = format!("only {allow} here");
        Fault { status: StatusCode::METHOD_NOT_ALLOWED, reason, allow: Some(allow) }
    }

    /// The request is not right.
    pub fn wrong(reason: impl Into<String>) -> Fault {
        Fault::new(StatusCode::BAD_REQUEST, reason)
    }

    /// It is more than is taken.
    pub fn large(reason: impl Into<String>) -> Fault {
        Fault::new(StatusCode::PAYLOAD_TOO_LARGE, reason)
    }

    pub fn answer(self) -> Answer {
        let mut answer = json(&Error { error: self.reason });
        *answer.status_mut() = self.status;
        let mut add = |name, value| answer.headers_mut().insert(name, HeaderValue::from_static(value));
        match self.status {
            StatusCode::UNAUTHORIZED => drop(add(header::WWW_AUTHENTICATE, "Bearer")),
            StatusCode::SERVICE_UNAVAILABLE => drop(add(header::RETRY_AFTER, "1")),
            // What is left of a body that is too large is not read.
            StatusCode::PAYLOAD_TOO_LARGE => drop(add(header::CONNECTION, "close")),
            _ => {}
        }
        if let Some(allow) = self.allow {
            add(header::ALLOW, allow);
        }
        answer
    }
}

impl From<Refused> for Fault {
    fn from(refused: Refused) -> Fault {
        match refused {
            Refused::Host => Fault::new(
                StatusCode::FORBIDDEN,
                "this name is not served; call it by the address that it told when it started",
            ),
            Refused::Origin => Fault::new(
                StatusCode::FORBIDDEN,
                "pages of another origin are refused; start with --origin URL to let one in",
            ),
            Refused::Token => {
                Fault::new(StatusCode::UNAUTHORIZED, "show the token: “Authorization: Bearer TOKEN”")
            }
        }
    }
}

/// A value as JSON.
pub(super) fn json(value: &impl Serialize) -> Answer {
    body("application/json", serde_json::to_vec(value).unwrap_or_default())
}

/// A body of a media type.
pub(super) fn body(kind: &'static str, bytes: impl Into<Bytes>) -> Answer {
    let mut answer = Response::new(Full::new(bytes.into()));
    answer.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    answer
}

/// Nothing is loaded from elsewhere, framed, cached or sniffed.
const ALWAYS: [(HeaderName, &str); 7] = [
    (
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
         base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    ),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (header::CACHE_CONTROL, "no-store"),
];

/// The same for every answer; `guest` is another origin that was let in.
pub(super) fn sealed(mut answer: Answer, guest: Option<&str>) -> Answer {
    let headers = answer.headers_mut();
    for (name, value) in ALWAYS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.insert(header::VARY, HeaderValue::from_static("Origin"));
    if let Some(origin) = guest.and_then(|origin| HeaderValue::from_str(origin).ok()) {
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    }
    answer
}
