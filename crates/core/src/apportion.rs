//! Splitting a whole into parts that sum to it exactly.

/// Splits `whole` in the proportion of `weights` by the method of the largest remainder: every part is rounded down,
/// and the units that are left go to the parts with the largest remainders, the first of equals first.
///
/// `None` when the proportion has no meaning: a weight is negative, or all are zero.
///
/// ```
/// use vuosikello_core::apportion;
/// assert_eq!(apportion(100, &[1, 1, 1]), Some(vec![34, 33, 33]));
/// assert_eq!(apportion(100, &[0, 0]), None);
/// ```
pub fn apportion(whole: i64, weights: &[i64]) -> Option<Vec<i64>> {
    let sum: i128 = weights.iter().map(|weight| i128::from(*weight)).sum();
    if sum <= 0 || weights.iter().any(|weight| *weight < 0) {
        return None;
    }
    let exact = |weight: &i64| i128::from(*weight) * i128::from(whole);
    let mut parts: Vec<i128> = weights
        .iter()
        .map(|weight| exact(weight).div_euclid(sum))
        .collect();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|i| std::cmp::Reverse(weights.get(*i).map(|weight| exact(weight).rem_euclid(sum))));
    let left = i128::from(whole) - parts.iter().sum::<i128>();
    for i in order.into_iter().take(usize::try_from(left).unwrap_or(0)) {
        if let Some(part) = parts.get_mut(i) {
            *part += 1;
        }
    }
    parts.into_iter().map(|part| i64::try_from(part).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_parts_sum_to_the_whole(
            whole in -1_000_000_000_000i64..1_000_000_000_000,
            weights in prop::collection::vec(0i64..1_000_000_000, 1..30),
        ) {
            match apportion(whole, &weights) {
                Some(parts) => prop_assert_eq!(parts.iter().sum::<i64>(), whole),
                None => prop_assert!(weights.iter().all(|weight| *weight == 0)),
            }
        }
    }
}
