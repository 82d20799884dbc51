//! What rendering has used up, and where its output comes from.
//!
//! Tera calls functions with their arguments only, so what they share during one rendering lies in the thread: a rendering is one call
//! on one thread.

use std::cell::RefCell;
use std::sync::Arc;

use tera::Value;

use super::error::TemplateErrorKind;
use super::syntax::Site;

/// The most steps of one rendering. A turn of a loop is one, and so is every 64 bytes of a value or of the source that a turn goes
/// through. The largest of the built-in templates takes some thousands.
const STEPS: u64 = 500_000;
/// How many bytes take a step.
const BYTES_OF_STEP: u64 = 64;
/// The most bytes of a text that a template makes.
pub(super) const TEXT_LIMIT: usize = 1 << 20;
/// The most bytes of a list or map that a template makes, each of whose items counts as [`ITEM`].
const VALUE_LIMIT: u64 = 8 << 20;
/// How many bytes an item of a list or map counts as.
const ITEM: u64 = 32;
/// How deep the values that a template makes may lie in each other.
const DEPTH: usize = 32;

/// Where output comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Origin {
    /// So many bytes from the value of a site; then the text after it.
    Value { site: usize, length: usize },
    /// Text of a template, from a byte on.
    Text { template: usize, at: usize },
}

/// A passage of the output: where it begins, and where in which template it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Passage {
    pub(super) output: usize,
    pub(super) template: usize,
    pub(super) at: usize,
    /// Whether each of its bytes is a byte of the template.
    pub(super) is_text: bool,
}

/// Why rendering was stopped, and the site where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Failure {
    pub(super) kind: TemplateErrorKind,
    pub(super) site: Option<usize>,
}

/// The state of one rendering.
#[derive(Debug)]
pub(super) struct Meter {
    sites: Arc<[Site]>,
    steps: u64,
    origin: Origin,
    pub(super) failure: Option<Failure>,
    pub(super) passages: Vec<Passage>,
}

thread_local! {
    static METER: RefCell<Option<Meter>> = const { RefCell::new(None) };
}

/// Renders with a meter of its own, and returns the meter too.
pub(super) fn metered<T>(sites: &Arc<[Site]>, render: impl FnOnce() -> T) -> (T, Option<Meter>) {
    let meter = Meter {
        sites: Arc::clone(sites),
        steps: 0,
        origin: Origin::Text { template: 0, at: 0 },
        failure: None,
        passages: Vec::new(),
    };
    let outer = METER.with(|slot| slot.borrow_mut().replace(meter));
    let result = render();
    let own = METER.with(|slot| std::mem::replace(&mut *slot.borrow_mut(), outer));
    (result, own)
}

/// Calls `f` with the meter of this rendering.
fn with<T>(f: impl FnOnce(&mut Meter) -> T) -> Option<T> {
    METER.with(|slot| slot.borrow_mut().as_mut().map(f))
}

/// Notes why rendering is stopped; the first reason counts. Returns the error for Tera, whose words nobody sees.
pub(super) fn stop(site: Option<usize>, kind: TemplateErrorKind) -> tera::Error {
    let words = kind.to_string();
    with(|meter| {
        meter.failure.get_or_insert(Failure { kind, site });
    });
    tera::Error::message(words)
}

/// The site with the number.
pub(super) fn site(number: usize) -> Option<Site> {
    with(|meter| meter.sites.get(number).cloned()).flatten()
}

/// Counts steps.
pub(super) fn count(site: Option<usize>, steps: u64) -> Result<(), tera::Error> {
    let is_over = with(|meter| {
        meter.steps = meter.steps.saturating_add(steps);
        meter.steps > STEPS
    });
    match is_over {
        Some(true) => Err(stop(site, TemplateErrorKind::TooManySteps)),
        _ => Ok(()),
    }
}

/// Counts the turns of a loop whose body has so many bytes.
pub(super) fn count_turns(site: usize, turns: usize, body: usize) -> Result<(), tera::Error> {
    count(
        Some(site),
        wide(turns).saturating_mul(1 + wide(body) / BYTES_OF_STEP),
    )
}

/// Counts what a text takes, and refuses one that is too long.
pub(super) fn count_text(site: Option<usize>, length: usize) -> Result<(), tera::Error> {
    if length > TEXT_LIMIT {
        return Err(stop(site, TemplateErrorKind::TooLong));
    }
    count(site, 1 + wide(length) / BYTES_OF_STEP)
}

/// Counts what a value takes, and refuses one that is too large.
pub(super) fn count_value(site: Option<usize>, value: &Value) -> Result<(), tera::Error> {
    let mut left = VALUE_LIMIT;
    if !weigh(value, DEPTH, &mut left) {
        return Err(stop(site, TemplateErrorKind::TooLong));
    }
    count(site, 1 + (VALUE_LIMIT - left) / BYTES_OF_STEP)
}

/// Takes what a value weighs from `left`; `false` if that is not enough.
fn weigh(value: &Value, depth: usize, left: &mut u64) -> bool {
    let own = match (value.as_str(), value.as_map(), value.as_array()) {
        (Some(text), ..) => wide(text.len()),
        (_, Some(map), _) => wide(map.len()).saturating_mul(ITEM),
        (.., Some(list)) => wide(list.len()).saturating_mul(ITEM),
        _ => 0,
    };
    let Some(rest) = left.checked_sub(own) else {
        return false;
    };
    *left = rest;
    let Some(depth) = depth.checked_sub(1) else {
        return false;
    };
    let of_map = value.as_map().into_iter().flat_map(|map| map.values());
    let of_list = value.as_array().unwrap_or_default();
    of_map.chain(of_list).all(|item| weigh(item, depth, left))
}

fn wide(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

/// Says that the text of a site comes next.
pub(super) fn text_follows(number: usize) {
    with(|meter| {
        if let Some(site) = meter.sites.get(number) {
            meter.origin = Origin::Text {
                template: site.template,
                at: site.after,
            };
        }
    });
}

/// Says that the value of a site comes next, and then the text after it.
pub(super) fn value_follows(site: usize, length: usize) {
    match length {
        0 => text_follows(site),
        length => {
            with(|meter| meter.origin = Origin::Value { site, length });
        }
    }
}

/// Notes where the next bytes of the output, which has `before` bytes yet, come from.
pub(super) fn written(before: usize, length: usize) {
    with(|meter| meter.written(before, length));
}

impl Meter {
    fn written(&mut self, before: usize, length: usize) {
        match self.origin {
            Origin::Value {
                site,
                length: of_value,
            } => {
                let Some(site) = self.sites.get(site) else {
                    return;
                };
                self.passages.push(Passage {
                    output: before,
                    template: site.template,
                    at: site.start,
                    is_text: false,
                });
                let after = Origin::Text {
                    template: site.template,
                    at: site.after,
                };
                self.origin = after;
                if length > of_value {
                    self.written(before + of_value, length - of_value);
                }
            }
            Origin::Text { template, at } => {
                self.passages.push(Passage {
                    output: before,
                    template,
                    at,
                    is_text: true,
                });
                self.origin = Origin::Text {
                    template,
                    at: at + length,
                };
            }
        }
    }

    /// Template and byte that a byte of the output comes from.
    pub(super) fn source_of(&self, output: usize) -> Option<(usize, usize)> {
        let next = self.passages.partition_point(|passage| passage.output <= output);
        let passage = self.passages.get(next.checked_sub(1)?)?;
        let within = if passage.is_text {
            output - passage.output
        } else {
            0
        };
        Some((passage.template, passage.at + within))
    }

    /// The site of the failure, or else where the output had come to.
    pub(super) fn place(&self, site: Option<usize>) -> Option<(usize, usize)> {
        let site = site.and_then(|number| self.sites.get(number));
        match (site, self.origin) {
            (Some(site), _) => Some((site.template, site.start)),
            (None, Origin::Text { template, at }) => Some((template, at)),
            (None, Origin::Value { site, .. }) => {
                self.sites.get(site).map(|site| (site.template, site.start))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thread_keeps_nothing_of_a_rendering() {
        let (_, meter) = metered(&Arc::default(), || count(None, 1));
        assert_eq!(meter.map(|meter| meter.steps), Some(1));
        METER.with(|slot| assert!(slot.borrow().is_none()));
    }
}
