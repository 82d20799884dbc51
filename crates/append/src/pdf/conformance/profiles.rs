//! Colour profiles (ICC.1), of which only the header is read.

/// The header of a profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::pdf) struct Profile<'p> {
    pub(super) version: u8,
    pub(super) class: &'p [u8],
    pub(super) space: &'p [u8],
}

impl<'p> Profile<'p> {
    /// Reads the header; `None` if it is too short or does not have the mark of a profile.
    pub(in crate::pdf) fn read(bytes: &'p [u8]) -> Option<Self> {
        let is_profile = bytes.get(36..40) == Some(b"acsp") && bytes.len() >= 128;
        is_profile.then_some(Self {
            version: *bytes.get(8)?,
            class: bytes.get(12..16)?,
            space: bytes.get(16..20)?,
        })
    }

    /// The number of colour components.
    pub(in crate::pdf) fn components(&self) -> Option<i64> {
        match self.space {
            b"RGB " | b"Lab " => Some(3),
            b"CMYK" => Some(4),
            b"GRAY" => Some(1),
            _ => None,
        }
    }

    /// Whether it may describe a colour space (ISO 19005-2 § 6.2.4.2).
    pub(super) fn is_allowed(&self) -> bool {
        let classes: [&[u8]; 4] = [b"prtr", b"mntr", b"scnr", b"spac"];
        self.version < 5 && classes.contains(&self.class) && self.components().is_some()
    }
}
