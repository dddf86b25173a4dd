# What a change must pass, as CI runs it.
ci:
    bash .ci/run

# Writes docs/accuracy.md; FOLDER holds further measuring data (see CONTRIBUTING.md).
accuracy FOLDER="":
    cargo run --release --example accuracy -- {{ FOLDER }}

# How fast copy is read, in MB a second.
bench:
    cargo bench --bench reading

# Whether the whole check costs its length: each shape of copy at four sizes, in MB a second.
scaling:
    cargo bench --bench scaling

# How fast an editor is answered, and how much memory the language server takes.
editing:
    cargo bench --bench lsp

# How many drafts a second the page's server answers.
serving:
    cargo bench --bench serve

# Builds the page anew (its bundle is checked in) and tries it in Chromium.
page:
    cd page && npm ci && npm run build
    cargo build
    page/tests/run target/debug/addsup

# Writes docs/rules and docs/schema anew.
pages:
    UPDATE_PAGES=1 cargo test --test upkeep rule_pages
    ADDSUP_UPDATE=1 cargo test --test upkeep schema

# Licences, bans and sources of everything that is built in (needs cargo-deny).
deny:
    cargo deny check bans licenses sources
