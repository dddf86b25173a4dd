//! What holds of every format.
