//! The page, as it was built under `page/`.

use super::reply::{Reply, body};
use hyper::body::Bytes;

/// Address, media type, content.
const FILES: [(&str, &str, &[u8]); 4] = [
    ("/", "text/html; charset=utf-8", include_bytes!("../../../page/dist/index.html")),
    ("/page.css", "text/css; charset=utf-8", include_bytes!("../../../page/dist/page.css")),
    ("/page.js", "text/javascript; charset=utf-8", include_bytes!("../../../page/dist/page.js")),
    ("/icon.svg", "image/svg+xml", include_bytes!("../../../page/dist/icon.svg")),
];

/// The file of an address.
pub(super) fn file(path: &str) -> Option<Reply> {
    let (_, kind, bytes) = FILES.iter().find(|(known, ..)| *known == path)?;
    Some(body(kind, Bytes::from_static(bytes)))
}
