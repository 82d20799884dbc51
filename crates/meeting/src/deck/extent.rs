//! How much of a block a template wants to be shown: `[[projektit, rivejä 10]]`.

use vuosikello_slides::{Block, Limit};

/// The most rows or slides that can be asked for.
const MOST: usize = 1_000;

/// How much of a block is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    /// As much as the block has by itself.
    Usual,
    /// All of it, on as many slides as it takes.
    All,
    /// The limit of the template.
    Limited(Limit),
}

impl Extent {
    /// The name in `[[…]]`, and what is said of its extent behind a comma; the error is what cannot be understood.
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

    /// The block with this extent.
    pub(super) fn apply(self, mut block: Block) -> Block {
        let wanted = match self {
            Extent::Usual => return block,
            Extent::All => Limit::default(),
            Extent::Limited(limit) => limit,
        };
        match &mut block {
            Block::Table(table) => table.limit = wanted,
            Block::List(list) => list.limit = wanted,
            Block::Statuses(list) => list.limit = wanted,
            // Means and the points of a line are not added up.
            Block::Chart(chart) if chart.most.is_some() => chart.most = wanted.rows,
            Block::Chart(_) | Block::Text(_) | Block::Figures(_) => {}
        }
        block
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

    #[test]
    fn means_are_never_added_up() {
        let chart = vuosikello_document::Chart {
            caption: vec![],
            description: "Arvosanat".into(),
            kind: vuosikello_document::ChartKind::ClusteredBars,
            unit: vuosikello_document::Unit::Number { decimals: 2 },
            categories: vec![],
            series: vec![],
        };
        let limited = Extent::Limited(Limit::rows(3));
        assert_eq!(limited.apply(Block::chart(chart.clone())), Block::chart(chart));
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
