//! Values that are worked out when they are first asked for.

use std::sync::LazyLock;

/// Something that is worked out when it is first asked for.
pub(super) type Lazy<'a, T> = LazyLock<T, Box<dyn FnOnce() -> T + Send + 'a>>;
