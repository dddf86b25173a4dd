//! What was made of files.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

/// When a file was changed and how long it was; nothing of what is no file or not there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Stamp(Option<(SystemTime, u64)>, u64);

impl Stamp {
    /// Of a file on disk.
    pub fn of(file: &Path) -> Stamp {
        let data = std::fs::metadata(file).ok().filter(std::fs::Metadata::is_file);
        Stamp(data.and_then(|data| Some((data.modified().ok()?, data.len()))), 0)
    }

    /// Of the text that an editor has of it, which stays as it is.
    pub fn open() -> Stamp {
        Stamp(None, 1)
    }
}

/// Values by their keys, made once and again when the stamp is another.
pub(super) struct Memo<K, V>(Mutex<BTreeMap<K, (Stamp, V)>>);

impl<K, V> Default for Memo<K, V> {
    fn default() -> Memo<K, V> {
        Memo(Mutex::new(BTreeMap::new()))
    }
}

impl<K: Ord, V: Clone> Memo<K, V> {
    /// The value of a key.
    pub fn get(&self, key: K, stamp: Stamp, make: impl FnOnce() -> V) -> V {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((then, value)) = known.get(&key)
            && *then == stamp
        {
            return value.clone();
        }
        let value = make();
        known.insert(key, (stamp, value.clone()));
        value
    }
}
