//! How far apart two words are written.

/// Edit distance in characters: letters put in, left out or taken for another. Costs the product
/// of the lengths, so callers bound what may be long.
pub fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut last = i + 1;
        let mut next = vec![last];
        for ((y, up), corner) in b.iter().zip(row.iter().skip(1)).zip(&row) {
            last = (corner + usize::from(x != *y)).min(up + 1).min(last + 1);
            next.push(last);
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}
