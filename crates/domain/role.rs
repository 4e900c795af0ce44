//! What somebody who is logged in may do.

crate::labels! {
    /// A role; each may do what those before it may, but an områdeteam only within its areas.
    Role {
        /// Reads what is public.
        Leser = "leser",
        /// Keeps the actors of some areas.
        Omradeteam = "omradeteam",
        /// Imports, profiles, delimitations, programmes; actors everywhere.
        Planlegger = "planlegger",
        /// Users and configuration.
        Administrator = "administrator",
    }
}
