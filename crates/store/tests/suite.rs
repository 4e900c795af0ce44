//! What every store does, as functions over a [`Backend`]. `behaviour_suite!` makes a test of each for one backend.

pub(crate) mod atomic;
pub(crate) mod feed;
pub(crate) mod imports;
pub(crate) mod round_trip;
pub(crate) mod versions;

use store::{Author, Store};

/// A store that can be made anew and opened several times.
pub(crate) trait Backend: Send + Sync + 'static {
    /// Its kind of store.
    type Store: Store + Clone + Send + Sync + 'static;

    /// An empty one of its own.
    fn fresh() -> impl Future<Output = Self> + Send;

    /// Another handle on it, as another process would open it.
    fn open(&self) -> impl Future<Output = Self::Store> + Send;
}

pub(crate) fn tester() -> Author {
    Author::new("prøver")
}

/// Commits a change that must succeed.
pub(crate) async fn commit(store: &impl Store, change: domain::ChangeSet) -> domain::Version {
    store.commit(change, &tester()).await.unwrap()
}

/// Makes a module with a test of each behaviour, run on one backend.
#[macro_export]
macro_rules! behaviour_suite {
    ($name:ident, $backend:ty) => {
        mod $name {
            $crate::behaviour_suite!(@tests $backend,
                round_trip::{
                    an_empty_store_has_version_zero_and_nothing_in_it,
                    everything_that_is_committed_comes_back_the_same,
                    whatever_a_place_is_called_it_comes_back_the_same,
                    any_figure_comes_back_in_its_state,
                    any_weight_comes_back_to_the_last_bit,
                });
            $crate::behaviour_suite!(@tests $backend,
                imports::{
                    the_same_source_replaces_itself_and_leaves_the_others,
                    real_records_drop_the_schematic_and_invented_ones_of_their_layer_only,
                    demo_records_never_drop_real_ones,
                    a_new_zone_set_becomes_the_current_vintage_beside_the_older_one,
                    invented_figures_stay_with_real_zones_until_real_figures_come,
                    figures_of_the_same_source_replace_themselves_and_leave_the_others,
                    a_zone_source_that_comes_again_replaces_its_set_and_is_current,
                    new_facts_replace_all_facts,
                    a_new_catalogue_replaces_the_one_that_is_there_and_leaves_the_figures,
                    the_same_records_again_change_no_layer,
                    a_zone_may_have_the_same_id_in_two_vintages,
                    a_new_network_replaces_its_own_streets_and_leaves_the_others,
                    a_scenario_that_is_left_out_of_the_list_is_gone,
                });
            $crate::behaviour_suite!(@tests $backend,
                atomic::{
                    a_change_from_a_stale_version_is_a_conflict_and_changes_nothing,
                    two_planners_who_save_from_the_same_version_do_not_overwrite_each_other,
                    one_bad_record_keeps_everything_out,
                    an_id_that_another_source_has_is_refused_by_name,
                    readers_see_the_old_or_the_new_picture_and_never_wait_for_the_writer,
                    two_writers_at_once_both_get_in_one_after_the_other,
                    a_commit_goes_on_when_its_caller_has_left,
                });
            $crate::behaviour_suite!(@tests $backend,
                feed::{
                    a_commit_is_heard_of_at_once_by_every_listener,
                    a_commit_through_another_handle_is_heard_of_within_two_seconds,
                    a_listener_far_behind_hears_of_the_last_version_with_every_layer,
                });
            $crate::behaviour_suite!(@tests $backend,
                versions::{
                    an_older_version_reads_as_it_was,
                    a_version_that_has_not_been_made_is_refused,
                    the_log_says_who_why_and_what,
                    a_rollback_is_a_new_version_that_reads_as_the_old_one,
                    a_rollback_from_a_stale_version_is_a_conflict,
                    a_diff_names_what_came_went_and_changed,
                });
        }
    };
    (@tests $backend:ty, $module:ident::{$($test:ident,)*}) => {$(
        #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
        async fn $test() {
            $crate::suite::$module::$test::<$backend>().await;
        }
    )*};
}
