//! Properties that are on or off.

/// Returns true if a property that is there is on, by its attribute `w:val`: it is, unless the value says that it is off (`ST_OnOff`, ECMA-376 Part 1
/// § 17.17.4). *none* is no value of the standard; programs write it, and Word takes it for off.
///
/// ```
/// use vuosikello_ooxml::is_on;
/// assert!(is_on(None) && is_on(Some("1")) && is_on(Some("true")));
/// assert!(!is_on(Some("0")) && !is_on(Some("off")));
/// ```
pub fn is_on(value: Option<&str>) -> bool {
    !matches!(value, Some("0" | "false" | "off" | "none"))
}
