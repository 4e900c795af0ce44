//! Many tests at once: the false discovery rate of Benjamini and Hochberg (1995).

/// Share of false ones allowed among the clusters that are shown.
pub const FALSE_DISCOVERIES: f64 = 0.05;

/// The q-value of each p-value: the smallest false discovery rate at which it counts as found.
///
/// q of the r-th smallest of m = the least of p_(s)·m/s over s ≥ r. A q-value of no more than [`FALSE_DISCOVERIES`] is what
/// the step-up rule of Benjamini and Hochberg rejects. p-values are shares 0–1.
pub fn q_values(p: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..p.len()).collect();
    order.sort_by(|a, b| p[*a].total_cmp(&p[*b]));
    let (mut q, mut least) = (vec![1.0; p.len()], 1.0_f64);
    for (rank, &i) in order.iter().enumerate().rev() {
        // The factor is one at least, so that rounding takes no q below its p.
        least = least.min(p[i] * (p.len() as f64 / (rank + 1) as f64));
        q[i] = least;
    }
    q
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_larger_p_that_is_found_brings_the_smaller_ones_with_it() {
        let q = q_values(&[0.04, 0.01, 0.9, 0.03, 0.02]);
        let expected = [0.05, 0.05, 0.9, 0.05, 0.05];
        assert!(q.iter().zip(expected).all(|(q, e)| (q - e).abs() < 1e-15), "{q:?}");
    }

    #[test]
    fn one_test_is_its_own_rate_and_equal_ps_have_equal_qs() {
        assert_eq!(q_values(&[0.03]), [0.03]);
        assert_eq!(q_values(&[0.02, 0.5, 0.02]), [0.03, 0.5, 0.03]);
        assert!(q_values(&[]).is_empty());
    }
}
