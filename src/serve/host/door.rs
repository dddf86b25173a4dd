//! Who may come in.
//!
//! A page of another site must not be able to have drafts checked, nor to read what came out,
//! even when its name was made to lead to this machine (DNS rebinding): on a loopback address only
//! the names of that address are answered, and a browser's request from another origin is refused.
//! Elsewhere a token is needed, which a foreign page does not have.

use hyper::header::{AUTHORIZATION, HOST, HeaderMap, HeaderName, ORIGIN};
use std::net::SocketAddr;
use subtle::ConstantTimeEq;

/// The rules of the door.
pub(super) struct Door {
    address: SocketAddr,
    token: Option<String>,
    origins: Vec<String>,
}

/// Why someone is kept out.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Refused {
    /// A name that is not ours.
    Host,
    /// A page of another origin.
    Origin,
    /// The token is missing, or another.
    Token,
}

impl Door {
    pub fn new(address: SocketAddr, token: Option<String>, origins: Vec<String>) -> Door {
        let origins = origins.iter().map(|origin| origin.trim_end_matches('/').to_ascii_lowercase());
        Door { address, token, origins: origins.collect() }
    }

    /// Whether a request may see the page, which tells nothing.
    pub fn admits(&self, headers: &HeaderMap) -> Result<(), Refused> {
        let host = text(headers, &HOST).unwrap_or("").to_ascii_lowercase();
        if !self.is_ours(&host) {
            return Err(Refused::Host);
        }
        match text(headers, &ORIGIN).map(str::to_ascii_lowercase) {
            Some(origin) if !self.is_own(&origin, &host) && !self.origins.contains(&origin) => {
                Err(Refused::Origin)
            }
            None if text(headers, &ORIGIN).is_none() && headers.contains_key(ORIGIN) => Err(Refused::Origin),
            _ => Ok(()),
        }
    }

    /// Whether a request may call.
    pub fn serves(&self, headers: &HeaderMap) -> Result<(), Refused> {
        self.admits(headers)?;
        // A browser tells where a request comes from even where it names no origin.
        let site = headers.get("sec-fetch-site").map(|v| v.as_bytes());
        if matches!(site, Some(b"cross-site" | b"same-site")) && self.guest(headers).is_none() {
            return Err(Refused::Origin);
        }
        let Some(token) = &self.token else { return Ok(()) };
        let shown = text(headers, &AUTHORIZATION).unwrap_or("");
        let shown = match shown.split_once(' ') {
            Some((scheme, shown)) if scheme.eq_ignore_ascii_case("bearer") => shown.trim(),
            _ => "",
        };
        let same = bool::from(shown.as_bytes().ct_eq(token.as_bytes()));
        if same { Ok(()) } else { Err(Refused::Token) }
    }

    /// The other origin that a request comes from, if it was let in.
    pub fn guest<'h>(&self, headers: &'h HeaderMap) -> Option<&'h str> {
        let origin = text(headers, &ORIGIN)?;
        self.origins.contains(&origin.to_ascii_lowercase()).then_some(origin)
    }

    fn is_ours(&self, host: &str) -> bool {
        if !self.address.ip().is_loopback() {
            return !host.is_empty();
        }
        let port = self.address.port();
        let (name, shown) = match host.rsplit_once(':') {
            Some((name, digits)) if !digits.ends_with(']') => (name, digits.parse::<u16>().ok()),
            _ => (host, Some(80)),
        };
        let ip = self.address.ip().to_string();
        shown == Some(port) && (["localhost", "127.0.0.1", "[::1]"].contains(&name) || name == ip)
    }

    /// A page of this server, or of one that hands on to it under the same name.
    fn is_own(&self, origin: &str, host: &str) -> bool {
        let name = origin.strip_prefix("http://").or(origin.strip_prefix("https://"));
        name == Some(host)
    }
}

fn text<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Option<&'h str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn door(token: Option<&str>) -> Door {
        let address = SocketAddr::from(([127, 0, 0, 1], 8765));
        Door::new(address, token.map(str::to_owned), vec!["https://cms.example/".into()])
    }

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        pairs.iter().map(|(k, v)| (HeaderName::from_static(k), v.parse().expect("a value"))).collect()
    }

    #[test]
    fn only_our_names_are_answered() {
        for host in ["127.0.0.1:8765", "localhost:8765", "LOCALHOST:8765", "[::1]:8765"] {
            assert_eq!(door(None).serves(&headers(&[("host", host)])), Ok(()), "{host}");
        }
        for host in ["", "evil.example:8765", "127.0.0.1", "localhost:80", "127.0.0.1.evil.example:8765"] {
            assert_eq!(door(None).serves(&headers(&[("host", host)])), Err(Refused::Host), "{host}");
        }
    }

    #[test]
    fn pages_of_others_are_refused() {
        let from =
            |origin: &str| door(None).serves(&headers(&[("host", "localhost:8765"), ("origin", origin)]));
        assert_eq!(from("http://localhost:8765"), Ok(()));
        assert_eq!(from("https://cms.example"), Ok(()));
        for origin in ["null", "http://evil.example", "http://localhost:9000", "file://", "é"] {
            assert_eq!(from(origin), Err(Refused::Origin), "{origin}");
        }
        let site = headers(&[("host", "localhost:8765"), ("sec-fetch-site", "cross-site")]);
        assert_eq!((door(None).admits(&site), door(None).serves(&site)), (Ok(()), Err(Refused::Origin)));
    }

    #[test]
    fn a_token_is_asked_for() {
        let with = |shown| {
            door(Some("zeal")).serves(&headers(&[("host", "localhost:8765"), ("authorization", shown)]))
        };
        assert_eq!((with("Bearer zeal"), with("bearer zeal")), (Ok(()), Ok(())));
        for shown in ["", "zeal", "Bearer zea", "Bearer zeal2", "Basic zeal"] {
            assert_eq!(with(shown), Err(Refused::Token), "{shown}");
        }
    }
}
