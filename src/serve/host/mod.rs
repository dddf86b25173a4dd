//! The server: an address, a door, and the interface behind it.

mod door;
mod page;
mod reply;
mod server;

use crate::rule::Rules;
use door::Door;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;

/// How the page is served.
#[derive(Clone, Debug)]
pub struct Setup {
    /// Address and port; port 0 takes a free one.
    pub listen: SocketAddr,
    /// What a caller has to show.
    pub token: Option<String>,
    /// Other origins whose pages may call, such as that of a CMS.
    pub origins: Vec<String>,
}

/// A server that is bound to its address and answers nobody yet.
pub struct Bound {
    listener: TcpListener,
    room: Arc<Room>,
    address: SocketAddr,
    token: Option<String>,
}

/// What all requests share.
struct Room {
    rules: Rules,
    door: Door,

    openapi: String,
}

/// Takes the address.
///
/// # Errors
/// When it cannot be had, or is open to others without a token.
pub fn bind(setup: Setup, rules: Rules) -> Result<Bound, String> {
    if setup.token.as_deref().is_some_and(|token| token.trim().is_empty()) {
        return Err("the token is empty".into());
    }
    if !setup.listen.ip().is_loopback() && setup.token.is_none() {
        let why = "others on the network can reach it; give a token with --token, or listen on 127.0.0.1";
        return Err(format!("{}: {why}", setup.listen));
    }
    let taken = |error: std::io::Error| format!("{}: {error}", setup.listen);
    let listener = TcpListener::bind(setup.listen).map_err(taken)?;
    let address = listener.local_addr().map_err(taken)?;
    let door = Door::new(address, setup.token.clone(), setup.origins);
    let openapi = serde_json::to_string_pretty(&super::openapi()).unwrap_or_default() + "\n";
    let room = Arc::new(Room { rules, door, openapi });
    Ok(Bound { listener, room, address, token: setup.token })
}

impl Bound {
    /// Where the page is; a token goes behind `#`, which browsers send to nobody.
    pub fn address(&self) -> String {
        let token = self.token.as_ref().map_or(String::new(), |token| format!("#token={}", escaped(token)));
        format!("http://{}/{token}", self.address)
    }

    /// Answers until the program is ended.
    ///
    /// # Errors
    /// When the threads for it cannot be had.
    pub fn serve(self) -> std::io::Result<()> {
        server::serve(self.listener, self.room)
    }
}

/// A token in an address.
fn escaped(token: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~".contains(&b);
    token.bytes().map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}
