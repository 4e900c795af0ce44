//! Which layers the versions since the snapshot in use have changed, as far as the feed and own writes have told.

use domain::{Layer, Version};
use std::collections::BTreeMap;

/// Versions that are remembered; what was let go counts as not told.
const MOST: usize = 256;

/// Layers by the version that changed them.
#[derive(Debug, Default)]
pub(crate) struct Changed(BTreeMap<Version, Vec<Layer>>);

impl Changed {
    /// Remembers what a version changed.
    pub(crate) fn note(&mut self, version: Version, layers: &[Layer]) {
        self.0.insert(version, layers.to_vec());
        if self.0.len() > MOST {
            self.0.pop_first();
        }
    }

    /// Layers that changed after `from` and up to `to`, in their order; all where a version between was not told of. What is
    /// not newer than `to` is forgotten.
    pub(crate) fn take(&mut self, from: Option<Version>, to: Version) -> Vec<Layer> {
        let newer = self.0.split_off(&Version(to.0 + 1));
        let told = std::mem::replace(&mut self.0, newer);
        let since = |from: Version| {
            let between: Vec<_> = told.range(Version(from.0 + 1)..).flat_map(|(_, layers)| layers).collect();
            Layer::ALL.iter().copied().filter(|l| between.contains(&l)).collect()
        };
        let is_whole =
            |from: &Version| from.0 <= to.0 && told.range(Version(from.0 + 1)..).count() as u64 == to.0 - from.0;
        from.filter(is_whole).map_or_else(|| Layer::ALL.to_vec(), since)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Layer::{Districts, Places, Plan, Zones};

    fn told(list: &[(u64, &[Layer])]) -> Changed {
        let mut changed = Changed::default();
        list.iter().for_each(|(version, layers)| changed.note(Version(*version), layers));
        changed
    }

    #[test]
    fn layers_of_every_version_since_are_named_once() {
        let mut changed = told(&[(1, &[Zones]), (2, &[Plan]), (3, &[Places, Plan]), (4, &[Districts])]);
        assert_eq!(changed.take(Some(Version(1)), Version(3)), [Places, Plan]);
        assert_eq!(changed.take(Some(Version(3)), Version(4)), [Districts]);
        assert_eq!(changed.take(Some(Version(4)), Version(4)), []);
    }

    #[test]
    fn a_version_that_was_not_told_of_may_have_changed_anything() {
        assert_eq!(told(&[(2, &[Plan]), (4, &[Plan])]).take(Some(Version(1)), Version(4)), Layer::ALL);
        assert_eq!(told(&[]).take(Some(Version(1)), Version(2)), Layer::ALL);
        assert_eq!(told(&[(1, &[Plan])]).take(None, Version(1)), Layer::ALL);
        assert_eq!(told(&[(5, &[Plan])]).take(Some(Version(5)), Version(3)), Layer::ALL, "a store that was put back");
    }

    #[test]
    fn no_more_is_remembered_than_there_is_room_for() {
        let mut changed = Changed::default();
        (1..=1000).for_each(|v| changed.note(Version(v), &[Plan]));
        assert_eq!(changed.0.len(), MOST);
        assert_eq!(changed.take(Some(Version(0)), Version(1000)), Layer::ALL);
    }
}
