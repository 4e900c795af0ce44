//! Ways to carry figures from one geography to another, and the choice among those there is ground for.

/// How the weights of a transfer are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Method {
    /// Each source lies in one target, by a table or because 99.5 % of it does.
    Nested,
    /// By residential addresses, each in one source and one target.
    Address,
    /// By persons in points or cells (dasymetric).
    Population,
    /// By area within housing purposes.
    Housing,
    /// By area; what lies outside every target stays outside.
    Area,
    /// By area; each source is spread wholly over the targets it meets.
    AreaWithin,
}

/// What the pieces of a weighting count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Measure {
    /// 1 for the one target of a source.
    Table,
    /// Residential addresses.
    Addresses,
    /// Persons.
    Persons,
    /// m² within housing purposes.
    HousingArea,
    /// m².
    #[default]
    Area,
}

/// Why a method was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// The first in the order of preference that there is ground for.
    First {
        /// Those before it.
        lacking: Vec<Method>,
    },
    /// There is ground for plain area alone: a rough estimate.
    OnlyArea,
    /// It was asked for.
    Forced,
}

/// A method was asked for that there is no ground for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("there is nothing to weigh by {} with: take another method, or none for the best there is", .0.as_str())]
pub struct NotAvailable(pub Method);

/// The order of preference before plain area.
const ORDER: [Method; 4] = [Method::Nested, Method::Address, Method::Population, Method::Housing];

impl Method {
    /// Every method, the preferred ones first.
    pub const ALL: [Self; 6] =
        [Self::Nested, Self::Address, Self::Population, Self::Housing, Self::Area, Self::AreaWithin];

    /// Its name in questions and answers.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Nested => "nested",
            Self::Address => "address",
            Self::Population => "population",
            Self::Housing => "housing",
            Self::Area => "area",
            Self::AreaWithin => "area_within",
        }
    }

    /// The method of a name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|m| m.as_str() == name)
    }

    /// Plain area, whatever lies on it: «grovt anslag».
    pub fn is_rough(self) -> bool {
        matches!(self, Self::Area | Self::AreaWithin)
    }

    /// What its weights count.
    pub fn measure(self) -> Measure {
        match self {
            Self::Nested => Measure::Table,
            Self::Address => Measure::Addresses,
            Self::Population => Measure::Persons,
            Self::Housing => Measure::HousingArea,
            Self::Area | Self::AreaWithin => Measure::Area,
        }
    }
}

impl Measure {
    /// Its unit; none for a table.
    pub fn unit(self) -> &'static str {
        match self {
            Self::Table => "",
            Self::Addresses => "adresser",
            Self::Persons => "personer",
            Self::HousingArea | Self::Area => "m²",
        }
    }
}

/// The first of nested, address, population, housing that is available, else plain area, which always is.
pub fn choose(available: &[Method]) -> (Method, Why) {
    match ORDER.iter().position(|m| available.contains(m)) {
        Some(i) => (ORDER[i], Why::First { lacking: ORDER[..i].to_vec() }),
        None => (Method::Area, Why::OnlyArea),
    }
}

/// The method that is asked for; plain area always is available.
///
/// # Errors
/// [`NotAvailable`] where there is no ground for it.
pub fn force(method: Method, available: &[Method]) -> Result<(Method, Why), NotAvailable> {
    if method.is_rough() || available.contains(&method) { Ok((method, Why::Forced)) } else { Err(NotAvailable(method)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_method_there_is_ground_for_is_taken_and_says_what_was_lacking() {
        let (method, why) = choose(&[Method::Housing, Method::Population]);
        assert_eq!((method, method.is_rough()), (Method::Population, false));
        assert_eq!(why, Why::First { lacking: vec![Method::Nested, Method::Address] });
        assert_eq!(choose(&[Method::Housing, Method::Nested]).0, Method::Nested);
    }

    #[test]
    fn without_any_ground_plain_area_is_taken_and_is_rough() {
        let (method, why) = choose(&[Method::AreaWithin]);
        assert_eq!((method, why, method.is_rough()), (Method::Area, Why::OnlyArea, true));
    }

    #[test]
    fn a_method_is_forced_only_where_there_is_ground_for_it() {
        assert_eq!(force(Method::Housing, &[Method::Population]), Err(NotAvailable(Method::Housing)));
        assert_eq!(force(Method::AreaWithin, &[]), Ok((Method::AreaWithin, Why::Forced)));
        assert_eq!(force(Method::Population, &[Method::Nested, Method::Population]).unwrap().0, Method::Population);
    }

    #[test]
    fn a_name_leads_back_to_its_method() {
        assert!(Method::ALL.into_iter().all(|m| Method::parse(m.as_str()) == Some(m)));
        assert_eq!(Method::parse("auto"), None);
    }
}
