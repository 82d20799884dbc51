//! The typefaces that a file names by their place in its theme.

use vuosikello_ooxml::Element;

/// The typefaces of a theme.
#[derive(Debug, Clone, Default)]
pub(super) struct Theme {
    major: String,
    minor: String,
}

impl Theme {
    pub(super) fn new(root: Option<&Element<'_>>) -> Self {
        let fonts = root.and_then(|root| root.path(&["a:themeElements", "a:fontScheme"]));
        let face = |name: &str| {
            let latin = fonts.and_then(|fonts| fonts.path(&[name, "a:latin"]));
            latin
                .and_then(|latin| latin.get("typeface"))
                .unwrap_or_default()
                .to_owned()
        };
        Self {
            major: face("a:majorFont"),
            minor: face("a:minorFont"),
        }
    }

    /// The typeface of a name, which may be that of a place in the theme.
    pub(super) fn font<'n>(&'n self, name: &'n str) -> &'n str {
        if name.starts_with("major") {
            &self.major
        } else if name.starts_with("minor") {
            &self.minor
        } else {
            name
        }
    }
}
