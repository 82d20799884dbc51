//! What has been read of a folder, kept while something that only reads is under way.
//!
//! A check looks at the same files many times: at an agreement for itself, for the budget, and for each meeting of its year; at a meeting for
//! itself and for each later one. A [`Workspace`](crate::Workspace) itself keeps nothing of its customers: their files may change between
//! two calls, and their number must not count in memory. So whoever only reads holds a [`Kept`] of the customer in turn, see
//! [`Folder::keep`](crate::folder::Folder::keep); as long as it lives, each file is read once, by whichever part of the library asks.

use std::any::{Any, TypeId};
use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

/// What has been read below a folder: values of any type, each by its type and a key.
#[derive(Default)]
pub(crate) struct Kept(Mutex<BTreeMap<(TypeId, String), Box<dyn Any + Send + Sync>>>);

impl Kept {
    /// The value of a type and a key, which `make` gives when it is first asked for; an error is not kept.
    ///
    /// Nobody waits while a value is made: two threads that ask at once both make it, and that of the first counts.
    pub(crate) fn once<T: Clone + Send + Sync + 'static, E>(
        &self,
        key: &str,
        make: impl FnOnce() -> Result<T, E>,
    ) -> Result<T, E> {
        let key = (TypeId::of::<T>(), key.to_owned());
        let known = lock(&self.0)
            .get(&key)
            .and_then(|known| known.downcast_ref::<T>().cloned());
        match known {
            Some(known) => Ok(known),
            None => {
                let made = make()?;
                lock(&self.0).entry(key).or_insert_with(|| Box::new(made.clone()));
                Ok(made)
            }
        }
    }
}

impl fmt::Debug for Kept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Kept").field(&lock(&self.0).len()).finish()
    }
}

/// What is kept at the moment, by folder; a [`Kept`] that nobody holds any more is gone.
#[derive(Debug, Default)]
pub(crate) struct KeptFolders(Mutex<BTreeMap<String, Weak<Kept>>>);

impl KeptFolders {
    /// Keeps what is read below a folder until the last one who asked for it lets go.
    pub(crate) fn keep(&self, folder: &str) -> Arc<Kept> {
        let mut folders = lock(&self.0);
        folders.retain(|_, kept| kept.strong_count() > 0);
        if let Some(kept) = folders.get(folder).and_then(Weak::upgrade) {
            return kept;
        }
        let kept = Arc::<Kept>::default();
        folders.insert(folder.to_owned(), Arc::downgrade(&kept));
        kept
    }

    /// What is kept of the folder that a path leads into.
    pub(crate) fn of(&self, path: &str) -> Option<Arc<Kept>> {
        let folders = lock(&self.0);
        if folders.is_empty() {
            return None;
        }
        let ends = path.match_indices('/').map(|(end, _)| end);
        let mut above = ends.chain([path.len()]).filter_map(|end| path.get(..end));
        above.find_map(|folder| folders.get(folder)?.upgrade())
    }
}

/// A map that another thread left while it panicked is as whole as ever.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_below_a_folder_is_kept_as_long_as_somebody_holds_it() {
        let folders = KeptFolders::default();
        let held = folders.keep("asiakkaat/A");
        let is_kept = |path: &str| folders.of(path).is_some();
        assert!(is_kept("asiakkaat/A") && is_kept("asiakkaat/A/kokoukset/2027-Q1"));
        assert!(!is_kept("asiakkaat") && !is_kept("asiakkaat/AB") && !is_kept(""));
        assert!(Arc::ptr_eq(&held, &folders.keep("asiakkaat/A")));
        drop(held);
        assert!(!is_kept("asiakkaat/A"));
    }

    #[test]
    fn a_value_is_made_once_and_an_error_is_not_kept() {
        let kept = Kept::default();
        assert_eq!(kept.once::<i32, _>("a", || Err("ei")), Err("ei"));
        assert_eq!(kept.once("a", || Ok::<_, ()>(1)), Ok(1));
        assert_eq!(kept.once("a", || Ok::<_, ()>(2)), Ok(1));
        assert_eq!(kept.once("b", || Ok::<_, ()>(2)), Ok(2));
        assert_eq!(
            kept.once("a", || Ok::<_, ()>("toista tyyppiä")),
            Ok("toista tyyppiä")
        );
    }
}
