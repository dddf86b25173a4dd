//! Rebuilds when a file is dropped into `rules/`.

fn main() {
    println!("cargo::rerun-if-changed=rules");
}
