//! The budget of one file: how many steps and unpacked bytes may be spent on reading it. Files of some ten kilobytes can ask for any number of steps (trees that share their
//! branches) or bytes (streams that unpack to a thousand times their length), so all that reads a file draws on one budget.

use std::cell::Cell;

use lopdf::{Object, Stream};

use super::refusal::Refusal;

/// The most bytes of streams that are unpacked: some ten times what the pages of a large report take.
pub(super) const BYTES: usize = 48 << 20;
/// The most steps: tokens of content streams, nodes of trees, values of objects. Some 300 million of them take a second, most of
/// them less than a look at a map.
const STEPS: usize = 12_000_000;

/// The steps and bytes of a file that have not been spent.
#[derive(Debug)]
pub(super) struct Budget {
    steps: Cell<usize>,
    bytes: Cell<usize>,
}

impl Budget {
    pub(super) fn new() -> Self {
        Self {
            steps: Cell::new(STEPS),
            bytes: Cell::new(BYTES),
        }
    }

    /// Takes steps.
    ///
    /// # Errors
    /// [`Refusal::TooLarge`] if there are not as many left.
    pub(super) fn step(&self, count: usize) -> Result<(), Refusal> {
        let left = self.steps.get().checked_sub(count).ok_or(Refusal::TooLarge {
            what: "rakenteita tai piirtokäskyjä",
            limit: STEPS,
        })?;
        self.steps.set(left);
        Ok(())
    }

    /// The decoded content of a stream; `None` if a filter is not supported or the content is damaged.
    ///
    /// # Errors
    /// [`Refusal::TooLarge`] if the content is longer than what is left.
    pub(super) fn unpack(&self, stream: &Stream) -> Result<Option<Vec<u8>>, Refusal> {
        match stream.get_plain_content_with_limit(self.bytes.get()) {
            Ok(content) => {
                self.spend(content.len())?;
                Ok(Some(content))
            }
            Err(lopdf::Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. })) => {
                Err(Budget::exceeded())
            }
            Err(_) => Ok(None),
        }
    }

    /// Takes bytes that were unpacked or made.
    ///
    /// # Errors
    /// [`Refusal::TooLarge`] if there are not as many left.
    pub(super) fn spend(&self, bytes: usize) -> Result<(), Refusal> {
        let left = self.bytes.get().checked_sub(bytes);
        self.bytes.set(left.ok_or_else(Budget::exceeded)?);
        Ok(())
    }

    fn exceeded() -> Refusal {
        Refusal::TooLarge {
            what: "tavuja purettuna",
            limit: BYTES,
        }
    }

    /// The content of a stream that an object is.
    pub(super) fn content(&self, object: &Object) -> Result<Option<Vec<u8>>, Refusal> {
        match object {
            Object::Stream(stream) => self.unpack(stream),
            _ => Ok(None),
        }
    }
}
