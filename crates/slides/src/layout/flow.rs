//! The content of a region, flowing over as many slides as it takes.

use vuosikello_document::RowKind;

use super::cards::{CARD_GAP, Deal};
use super::fill::{Item, Measured, Portion, fill, fill_evenly};
use super::group::{Content, Group, ParagraphRole, Parts, TableRow};
use super::limit::limited;
use super::look::{Look, Sizes};
use super::place::{Placing, Shape, axis_height, place};
use super::sized::{Detail, GAP, Sized};
use super::table::measure;
use super::thousands::make_room;
use super::tighten::tighten;
use crate::context::Context;
use crate::error::{Error, Errors, Problem, Warning};
use crate::geometry::{Emu, POINT};
use crate::template::Layout;

/// A chart is not lower than this share of the region, in per cent: in the built-in look 162 points, of which title, legend
/// and names may take 140.
const CHART_SHARE: Emu = 45;
/// The most that a row of a table is higher than it needs to be: half a line of its largest type, so that a short table is
/// not torn apart.
const MOST_AIR: Emu = 9 * POINT;
/// Of how many parts of a slide a row may take one, where it may be cut so that others are shown too. They are tried in
/// order, so that no more is cut than is needed; an eighth of a slide is about two lines.
const DEEPER: [Emu; 4] = [3, 4, 6, 8];
/// A region that is smaller holds no content.
const LEAST_WIDTH: Emu = 72 * POINT;
const LEAST_HEIGHT: Emu = 40 * POINT;

/// The shapes of each of the slides that the groups take.
///
/// The steps stand in this order so that the least is lost:
///
/// 1. Money loses its cents, which nobody misses on a slide, before words are broken or rows go: narrower columns make
///    lower rows, and all that follows counts rows by their height.
/// 2. Long texts of groups with a limit are cut, where they may be, before rows are summed up: half a text says more than
///    none.
/// 3. Rows and items beyond a limit are summed up before texts that are too long become errors: a text that is not shown
///    need not fit.
/// 4. What still is higher than a slide, at the smallest sizes, is higher at every size: it is cut or an error, before
///    sizes are tried.
/// 5. Sizes are tried from the largest on; see [`Look::sizes`].
/// 6. Slides are filled evenly, and what is left of them goes between the rows of tables, once the size is settled: both
///    use up room that a larger size might need.
pub(super) fn flow(
    mut groups: Vec<Group>,
    look: &Look,
    layout: &Layout,
    context: &mut Context<'_>,
) -> Result<Vec<Vec<Shape>>, Errors> {
    let no_room = |context: &Context<'_>| context.error(Problem::NoRoom(layout.name.clone()));
    if look.frame.width < LEAST_WIDTH || look.frame.height < LEAST_HEIGHT {
        return Err(no_room(context).into());
    }
    for group in &mut groups {
        if let Content::Table(table) = &mut group.content {
            make_room(table, look, context.language);
        }
    }
    share_slides(&mut groups, look, context);
    limit_slides(&mut groups, look, context);
    tighten(&mut groups, look, context)?;
    let height = look.frame.height;
    let sized = best_sizes(&groups, look).ok_or_else(|| no_room(context))?;
    let pages = fill_evenly(&sized.groups, height, GAP).ok_or_else(|| no_room(context))?;
    let air = air(&pages, &sized, height);
    let placing = Placing {
        groups: &groups,
        sized: &sized,
        look,
        air,
    };
    let pages = pages.iter().map(|page| place(page, &placing, context));
    Ok(pages.collect::<Result<_, Error>>()?)
}

/// The groups at the sizes that suit them best; `None` if they fit at none.
///
/// A size at which tables have room for their words goes before one that takes fewer slides, since a broken word is read
/// wrong and a further slide is only longer. Among sizes that are alike in both the largest is taken, which comes first.
fn best_sizes(groups: &[Group], look: &Look) -> Option<Sized> {
    let mut best: Option<((Emu, usize), Sized)> = None;
    for sizes in look.sizes() {
        let Some(sized) = sized(groups, look, sizes) else {
            continue;
        };
        let Some(count) = slides(&sized, look.frame.height) else {
            continue;
        };
        let rank = (missing_width(&sized), count);
        if best.as_ref().is_none_or(|(least, _)| rank < *least) {
            best = Some((rank, sized));
        }
        // Nothing is better than whole words on one slide.
        if rank <= (0, 1) {
            break;
        }
    }
    best.map(|(_, sized)| sized)
}

/// By how much tables are too narrow for their words.
fn missing_width(sized: &Sized) -> Emu {
    let missing = |detail: &Detail| match detail {
        Detail::Table(table) => table.missing,
        _ => 0,
    };
    sized.details.iter().map(missing).sum()
}

/// How much higher the rows of tables can be: short tables are set with more air, the same on each of their slides.
fn air(pages: &[Vec<Portion>], sized: &Sized, height: Emu) -> Emu {
    let of_page = |page: &Vec<Portion>| {
        let is_table = |part: &&Portion| matches!(sized.details.get(part.group), Some(Detail::Table(_)));
        let tables = page.iter().filter(is_table);
        let rows: usize = tables.map(|part| part.items.len() + 1).sum();
        let used: Emu = page.iter().map(|part| part.height).sum::<Emu>() + GAP * (page.len() as Emu - 1);
        (height - used).checked_div(rows as Emu)
    };
    let least = pages.iter().filter_map(of_page).min();
    least.unwrap_or(0).clamp(0, MOST_AIR)
}

/// How many slides the groups take.
fn slides(sized: &Sized, height: Emu) -> Option<usize> {
    fill(&sized.groups, height, GAP).map(|slides| slides.len())
}

/// How many slides the groups take at least, when what is higher than its part of a slide has been cut.
fn least_slides(groups: &[Group], look: &Look) -> usize {
    let height = look.frame.height;
    let Some(sized) = sized(groups, look, Sizes::LEAST) else {
        return 1;
    };
    let mut measured = sized.groups;
    for (measured, group) in measured.iter_mut().zip(groups) {
        measured.lead = measured.lead.min(height / 2);
        let most = group.parts.most(height - measured.lead);
        for item in &mut measured.items {
            item.height = item.height.min(most);
        }
    }
    fill(&measured, height, GAP).map_or(usize::MAX, |slides| slides.len())
}

/// Where texts may be cut, those of a limited group are cut deeper, as long as that lets more of its rows be shown.
fn share_slides(groups: &mut [Group], look: &Look, context: &Context<'_>) {
    if !context.shorten {
        return;
    }
    for number in 0..groups.len() {
        let limit = groups.get(number).and_then(|group| group.slides);
        let Some(most) = limit.filter(|most| least_slides(groups, look) > *most) else {
            continue;
        };
        for parts in DEEPER {
            if let Some(group) = groups.get_mut(number) {
                group.parts = Parts(parts);
            }
            if least_slides(groups, look) <= most {
                break;
            }
        }
    }
}

/// Sums up what goes beyond the number of slides that a group may take.
fn limit_slides(groups: &mut [Group], look: &Look, context: &mut Context<'_>) {
    for number in 0..groups.len() {
        let Some(group) = groups.get(number).cloned() else {
            continue;
        };
        let Some(most) = group.slides.filter(|most| least_slides(groups, look) > *most) else {
            continue;
        };
        let mut try_with = |keep: usize| {
            if let Some(place) = groups.get_mut(number) {
                *place = limited(&group, keep, context.language);
            }
            least_slides(groups, look) <= most
        };
        // One row left over is not summed up, so that nothing is gained by keeping all but one.
        let all = group.countable();
        let (mut least, mut beyond) = (0, all.saturating_sub(1));
        while least + 1 < beyond {
            let middle = usize::midpoint(least, beyond);
            if try_with(middle) {
                least = middle;
            } else {
                beyond = middle;
            }
        }
        try_with(least);
        if all > least + 1 {
            context.warnings.push(Warning::Summed {
                slide: context.slide.to_owned(),
                count: group.beyond(least),
            });
        }
    }
}

/// Measures the groups at the given sizes; `None` if a table cannot stand.
fn sized(groups: &[Group], look: &Look, sizes: Sizes) -> Option<Sized> {
    let measured = groups.iter().map(|group| measured(group, look, sizes));
    let (groups, details) = measured.collect::<Option<Vec<_>>>()?.into_iter().unzip();
    Some(Sized {
        sizes,
        groups,
        details,
    })
}

fn measured(group: &Group, look: &Look, sizes: Sizes) -> Option<(Measured, Detail)> {
    let whole = |height: Emu| Item { height, keep: false };
    let plain = look.plain.setting;
    let (lead, items, detail) = match &group.content {
        Content::Text(paragraphs) => {
            let next = paragraphs.iter().skip(1).map(Some).chain([None]);
            let items = paragraphs.iter().zip(next).map(|(paragraph, next)| {
                // An item stands with the first of those below it.
                let below = next.is_some_and(|next| matches!(next.role, ParagraphRole::Item { level: 1 }));
                Item {
                    height: look.height(paragraph, sizes.text),
                    keep: below && paragraph.role.level() == 0,
                }
            });
            (look.insets.down(), items.collect(), Detail::Text)
        }
        Content::Table(table) => {
            let sized = measure(table, plain, sizes.table, look.frame.width)?;
            let next = table.rows.iter().skip(1).map(Some).chain([None]);
            let items = table.rows.iter().zip(&sized.rows).zip(next);
            let items = items.map(|((row, height), next)| Item {
                height: *height,
                // A heading stands with its first row, and a sum never alone.
                keep: row.kind == RowKind::Group || next.is_some_and(TableRow::is_sum),
            });
            let axis = table.plot.as_ref().map_or(0, axis_height);
            (sized.header + axis, items.collect(), Detail::Table(sized))
        }
        Content::Chart(_) => {
            let least = look.frame.height * CHART_SHARE / 100;
            (0, vec![whole(least)], Detail::Chart)
        }
        Content::Figures(cards) => {
            let deal = Deal::new(cards, plain, sizes.text, look.frame.width, look.frame.height);
            let rows = deal.rows(cards, plain);
            let last = rows.len().saturating_sub(1);
            let items = rows
                .iter()
                .enumerate()
                .map(|(number, height)| whole(height + if number < last { CARD_GAP } else { 0 }));
            (0, items.collect(), Detail::Cards(deal))
        }
    };
    let stretch = matches!(detail, Detail::Chart);
    Some((Measured { lead, items, stretch }, detail))
}
