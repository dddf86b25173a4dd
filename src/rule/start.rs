//! The file that a new rule begins with.

/// A rule file for `id` that loads and does what its examples say, to be changed piece by
/// piece. `None` where `id` is no name for a rule: small letters, digits and hyphens.
pub fn starting_file(id: &str) -> Option<String> {
    let right = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let named =
        id.starts_with(|c: char| c.is_ascii_lowercase()) && id.chars().all(right) && !id.ends_with('-');
    (named && id.len() <= 60).then(|| START.replace("{id}", id))
}

const START: &str = r#"# The rule {id}. `addsup rules test` on its folder runs the examples below.
summary  = "A part is more than half of its whole."
severity = "error"      # error, warning or note
status   = "stable"     # or "preview": off unless asked for

# What to look for in the claim graph; `addsup explain part-exceeds-whole` shows another rule.
match    = "(part:Quantity)-[:PART_OF]->(whole:Quantity)"
# Only matches for which this holds; may be left out.
where    = "whole > 2"
# What must be true of them.
require  = "part * 2 <= whole"

# {part} puts in the words of the draft, {part / whole as percent} a value.
[message]
en = "{part} is more than half of {whole}"
ar = "{part} أكثر من نصف {whole}"

# The words between ⟦ and ⟧ are what the report must point at.
[[fires]]
en = "The mission counts ⟦3,000 soldiers⟧, among them ⟦2,400 medics⟧."
[[fires]]
ar = "يضم الفوج ⟦480 جنديا⟧، بينهم ⟦340 متطوعا⟧."

# The nearest thing that is right.
[[silent]]
en = "The mission counts 3,000 soldiers, among them 1,100 medics."
[[silent]]
ar = "يضم الفوج 480 جنديا، بينهم 140 متطوعا."
"#;
