# What a change must pass, as CI runs it.
ci:
    bash .ci/run

# Writes docs/accuracy.md; FOLDER holds further measuring data (see CONTRIBUTING.md).
accuracy FOLDER="":
    cargo run --release --example accuracy -- {{ FOLDER }}

# How fast copy is read, in MB a second.
bench:
    cargo bench --bench reading
