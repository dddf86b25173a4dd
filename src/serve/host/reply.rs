//! What goes out: bodies with the headers that keep a page to itself.

use super::door::Refused;
use crate::serve::Answer;
use crate::serve::fault::Fault;
use http_body_util::Full;
use hyper::body::Bytes;
use hyper::header::{self, HeaderName, HeaderValue};
use hyper::{Response, StatusCode};

/// A reply.
pub(super) type Reply = Response<Full<Bytes>>;

impl From<Refused> for Fault {
    fn from(refused: Refused) -> Fault {
        let (status, reason) = match refused {
            Refused::Host => {
                (403, "this name is not served; call it by the address that it told when it started")
            }
            Refused::Origin => {
                (403, "pages of another origin are refused; start with --origin URL to let one in")
            }
            Refused::Token => (401, "show the token: “Authorization: Bearer TOKEN”"),
        };
        Fault::new(status, reason)
    }
}

/// An answer of the interface.
pub(super) fn reply(answer: Answer) -> Reply {
    let mut reply = body(answer.kind, answer.bytes);
    *reply.status_mut() = StatusCode::from_u16(answer.status).unwrap_or_default();
    let mut add = |name, value| reply.headers_mut().insert(name, HeaderValue::from_static(value));
    match answer.status {
        401 => drop(add(header::WWW_AUTHENTICATE, "Bearer")),
        503 => drop(add(header::RETRY_AFTER, "1")),
        // What is left of a body that is too large is not read.
        413 => drop(add(header::CONNECTION, "close")),
        _ => {}
    }
    reply
}

/// Only these methods are known here.
pub(super) fn method(allow: &'static str) -> Reply {
    let mut refused = reply(Fault::new(405, format!("only {allow} here")).answer());
    refused.headers_mut().insert(header::ALLOW, HeaderValue::from_static(allow));
    refused
}

/// A body of a media type.
pub(super) fn body(kind: &'static str, bytes: impl Into<Bytes>) -> Reply {
    let mut reply = Response::new(Full::new(bytes.into()));
    reply.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    reply
}

/// What a page of another origin that was let in may send.
pub(super) fn preflight() -> Reply {
    let mut reply = Reply::default();
    *reply.status_mut() = StatusCode::NO_CONTENT;
    let mut add = |name, value| reply.headers_mut().insert(name, HeaderValue::from_static(value));
    add(header::ACCESS_CONTROL_ALLOW_METHODS, "POST");
    add(header::ACCESS_CONTROL_ALLOW_HEADERS, "authorization, content-type");
    add(header::ACCESS_CONTROL_MAX_AGE, "600");
    // Asked for by browsers before a public page calls this machine.
    add(HeaderName::from_static("access-control-allow-private-network"), "true");
    reply
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

/// The same for every reply; `guest` is another origin that was let in.
pub(super) fn sealed(mut reply: Reply, guest: Option<&str>) -> Reply {
    let headers = reply.headers_mut();
    for (name, value) in ALWAYS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.insert(header::VARY, HeaderValue::from_static("Origin"));
    if let Some(origin) = guest.and_then(|origin| HeaderValue::from_str(origin).ok()) {
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    }
    reply
}
