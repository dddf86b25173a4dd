//! The interface of `addsup serve` as a browser's own: the same paths, the same bodies.

use addsup::rule::Rules;
use addsup::serve::House;
use wasm_bindgen::prelude::wasm_bindgen;

/// The rules, loaded once.
#[wasm_bindgen]
pub struct Checker(House);

/// What came of a request.
#[wasm_bindgen]
pub struct Answer(addsup::serve::Answer);

#[wasm_bindgen]
impl Checker {
    /// With the rules that are built in.
    #[wasm_bindgen(constructor)]
    #[allow(clippy::new_without_default)]
    pub fn new() -> Checker {
        Checker(House { rules: Rules::builtin(), ..House::default() })
    }

    /// The answer to a draft that is sent to a path, such as `/api/study`.
    pub fn answer(&self, path: &str, body: &[u8]) -> Answer {
        Answer(addsup::serve::answer(path, body, &self.0))
    }
}

#[wasm_bindgen]
impl Answer {
    /// The status, as in HTTP.
    #[wasm_bindgen(getter)]
    pub fn status(&self) -> u16 {
        self.0.status
    }

    /// The media type.
    #[wasm_bindgen(getter)]
    pub fn kind(&self) -> String {
        self.0.kind.to_owned()
    }

    /// The body.
    #[wasm_bindgen(getter)]
    pub fn bytes(&self) -> Vec<u8> {
        self.0.bytes.clone()
    }
}
