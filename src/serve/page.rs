//! The page, as it was built under `page/`.

use super::answer::{Answer, body};
use hyper::body::Bytes;

/// Address, media type, content.
const FILES: [(&str, &str, &[u8]); 4] = [
    ("/", "text/html; charset=utf-8", include_bytes!("../../page/dist/index.html")),
    ("/page.css", "text/css; charset=utf-8", include_bytes!("../../page/dist/page.css")),
    ("/page.js", "text/javascript; charset=utf-8", include_bytes!("../../page/dist/page.js")),
    ("/icon.svg", "image/svg+xml", include_bytes!("../../page/dist/icon.svg")),
];

/// The files of the page.
pub(super) struct Page;

impl Page {
    pub fn new() -> Page {
        Page
    }

    /// The file of an address.
    pub fn file(&self, path: &str) -> Option<Answer> {
        let (_, kind, bytes) = FILES.iter().find(|(known, ..)| *known == path)?;
        Some(body(kind, Bytes::from_static(bytes)))
    }
}
