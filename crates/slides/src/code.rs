//! Code in a file: macros and controls, which run on the machine of whoever opens it.

use vuosikello_ooxml::Package;

/// The first part that is or holds code.
pub(crate) fn code_in(package: &Package) -> Option<&str> {
    let runs = |name: &str, kind: &str| {
        let (name, kind) = (name.to_ascii_lowercase(), kind.to_ascii_lowercase());
        ["vbaproject", "activex"]
            .iter()
            .any(|word| name.contains(word) || kind.contains(word))
            || kind.contains("macroenabled")
    };
    let types = package.content_types();
    let mut parts = package.parts().map(|(name, _)| name);
    parts.find(|name| runs(name, types.of(name).unwrap_or_default()))
}
