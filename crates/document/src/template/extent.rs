//! How much of a view a template shows on slides: `[[nimi, rivejä 10]]`.

use serde::{Deserialize, Serialize};

use crate::deck::{Block, Limit};

/// The most rows or slides that a template can ask for. Slides have room for some ten rows, so that a larger number is a mistake.
pub(super) const MOST: usize = 1_000;

/// How much of a view is shown on slides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Extent {
    /// As much as the view says.
    Usual,
    /// All of it, on as many slides as it takes.
    All,
    /// At most so much.
    Limited(Limit),
}

impl Extent {
    /// The name in `[[…]]`, and the extent behind a comma; the error is what cannot be understood.
    pub(super) fn parse(text: &str) -> Result<(&str, Extent), &str> {
        let Some((name, extent)) = text.split_once(',') else {
            return Ok((text.trim(), Extent::Usual));
        };
        let extent = extent.trim();
        let mut words = extent.split_whitespace();
        let found = match (words.next(), words.next(), words.next()) {
            (Some("kaikki"), None, _) => Extent::All,
            (Some("rivejä"), Some(count), None) => {
                Extent::Limited(Limit::rows(number(count).ok_or(extent)?))
            }
            (Some("dioja"), Some(count), None) => {
                Extent::Limited(Limit::slides(number(count).ok_or(extent)?))
            }
            _ => return Err(extent),
        };
        Ok((name.trim(), found))
    }

    pub(super) fn apply(self, block: &mut Block) {
        let wanted = match self {
            Extent::Usual => return,
            Extent::All => Limit::NONE,
            Extent::Limited(limit) => limit,
        };
        match block {
            Block::Table(table) => table.limit = wanted,
            Block::List(list) => list.limit = wanted,
            // Means and the points of a line are not added up.
            Block::Chart(chart) if chart.most.is_some() => chart.most = wanted.rows,
            Block::Chart(_) | Block::Text(_) | Block::Figures(_) => {}
        }
    }
}

fn number(text: &str) -> Option<usize> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    let number = text.parse().ok().filter(|_| digits);
    number.filter(|number| (1..=MOST).contains(number))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Chart, ChartKind, Unit};

    #[test]
    fn means_are_never_added_up() {
        let chart = Chart::new(
            ChartKind::ClusteredBars,
            Unit::Number { decimals: 2 },
            "",
            "Arvosanat",
        );
        let mut block = Block::chart(chart.clone());
        Extent::Limited(Limit::rows(3)).apply(&mut block);
        assert_eq!(block, Block::chart(chart));
    }

    #[test]
    fn a_name_stands_alone_or_with_its_extent() {
        let limited = |limit| Ok(("projektit", Extent::Limited(limit)));
        for (text, parsed) in [
            (" projektit ", Ok(("projektit", Extent::Usual))),
            ("projektit, kaikki", Ok(("projektit", Extent::All))),
            ("projektit, rivejä 10", limited(Limit::rows(10))),
            ("projektit,dioja  3", limited(Limit::slides(3))),
            ("projektit, rivejä", Err("rivejä")),
            ("projektit, rivejä 0", Err("rivejä 0")),
            ("projektit, rivejä 9999", Err("rivejä 9999")),
            ("projektit, rivejä +3", Err("rivejä +3")),
            ("projektit, kaikki nyt", Err("kaikki nyt")),
            ("projektit,", Err("")),
        ] {
            assert_eq!(Extent::parse(text), parsed, "{text}");
        }
    }
}
