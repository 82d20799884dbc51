//! The annexes of an agreement, by its own list, the defaults and the common terms of its year.

use std::borrow::Cow;

use crate::{Agreement, Annex, AnnexKind, Configuration};

impl Agreement {
    /// The annexes in order: the agreement's own list, or else the default of the workspace without those that it leaves out.
    ///
    /// In a year with common terms annexes that would say the same are none: those of security and monitoring, unless they are finished
    /// files. The terms themselves are the last annex where the settings say so.
    pub fn annexes_of<'a>(&'a self, configuration: &'a Configuration) -> Cow<'a, [Annex]> {
        let is_left_out = |kind: AnnexKind| self.annexes_left_out.contains(&kind);
        let defaults = &configuration.defaults.annexes;
        let listed = match &self.annexes {
            Some(own) => Cow::Borrowed(own.as_slice()),
            None if self.annexes_left_out.is_empty() => Cow::Borrowed(defaults.as_slice()),
            None => {
                let kept = defaults.iter().filter(|annex| !is_left_out(annex.kind));
                Cow::Owned(kept.cloned().collect())
            }
        };
        let Some(terms) = configuration.common_terms(self.year) else {
            return listed;
        };
        let mut annexes = listed.into_owned();
        annexes.retain(|annex| !annex.is_in_common_terms());
        let has_terms = annexes.iter().any(|annex| annex.kind == AnnexKind::CommonTerms);
        if terms.is_annex && !has_terms && !is_left_out(AnnexKind::CommonTerms) {
            annexes.push(Annex::new(AnnexKind::CommonTerms));
        }
        Cow::Owned(annexes)
    }
}

impl Annex {
    /// Whether the common terms of a year say what this annex would.
    pub(crate) fn is_in_common_terms(&self) -> bool {
        self.file.is_none() && matches!(self.kind, AnnexKind::Security | AnnexKind::Monitoring)
    }
}
