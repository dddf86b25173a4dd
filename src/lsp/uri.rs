//! Names of documents: the protocol's addresses and the paths of files.

use lsp_types::Uri;
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// The file that an address names; none for a draft that was never saved.
pub(super) fn path(uri: &Uri) -> Option<PathBuf> {
    if !uri.scheme()?.as_str().eq_ignore_ascii_case("file") {
        return None;
    }
    Some(file(uri))
}

/// The path in an address, whether there is such a file or not.
pub(super) fn file(uri: &Uri) -> PathBuf {
    let decoded = uri.path().as_estr().decode().into_string_lossy().into_owned();
    // "/C:/copy": a drive stands at the beginning of a path of Windows.
    let drive = decoded.strip_prefix('/').filter(|rest| rest.chars().nth(1) == Some(':'));
    PathBuf::from(drive.unwrap_or(&decoded))
}

/// What a document is called in reports: its path, else its address.
pub(super) fn name(uri: &Uri) -> String {
    path(uri).map_or_else(|| uri.as_str().to_owned(), |path| path.to_string_lossy().into_owned())
}

/// The address of a file.
pub(super) fn of(path: &Path) -> Option<Uri> {
    let path = path.to_string_lossy().replace('\\', "/");
    let mut text = String::from(if path.starts_with('/') { "file://" } else { "file:///" });
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' | b'~' => {
                text.push(char::from(byte));
            }
            _ => text += &format!("%{byte:02X}"),
        }
    }
    Uri::from_str(&text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_leads_to_its_address_and_back() {
        for file in ["/copy/خبر اليوم.txt", "/a&b/50%.md", "/plain"] {
            let uri = of(Path::new(file)).expect("an address");
            assert_eq!(path(&uri).as_deref(), Some(Path::new(file)), "{}", uri.as_str());
        }
        let windows = Uri::from_str("file:///c%3A/copy/a.txt").expect("an address");
        assert_eq!(path(&windows), Some(PathBuf::from("c:/copy/a.txt")));
        assert_eq!(path(&Uri::from_str("untitled:Untitled-1").expect("an address")), None);
    }
}
