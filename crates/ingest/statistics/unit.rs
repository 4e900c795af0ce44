//! Which unit a row is for: its code as text with every zero, through the crosswalk, known among the zones by name or code.

use super::{
    cell::Cell,
    error::did_you_mean,
    grid::Row,
    layout::Layout,
    nearest::nearest,
    recipe::{Became, Column, MatchBy, StatRecipe},
};
use domain::{Geography, UnitId, Zone, resolve::ZoneIndex};
use std::collections::BTreeMap;

/// The unit of a row.
pub(crate) struct Unit {
    pub(crate) id: UnitId,
    /// Name as the source writes it, else the code.
    pub(crate) navn: String,
    pub(crate) level: Geography,
    /// Code as the source writes it.
    pub(crate) code: Option<String>,
    /// (old, new) where the crosswalk led on.
    pub(crate) translated: Option<(String, String)>,
    /// Whether zeros were put back before a code that the spreadsheet holds as a number.
    pub(crate) padded: bool,
}

/// Why a row has no unit.
pub(crate) enum NoUnit {
    /// The recipe leaves it out.
    LeftOut,
    /// It is refused.
    Refused(Refused),
}

/// What is wrong in which column, with what names the row.
pub(crate) struct Refused {
    pub(crate) column: Option<usize>,
    pub(crate) code: Option<String>,
    pub(crate) name: Option<String>,
    pub(crate) reason: String,
}

/// Finds units.
pub(crate) struct Units<'a> {
    recipe: &'a StatRecipe,
    zones: Option<Zones<'a>>,
}

struct Zones<'a> {
    all: &'a [&'a Zone],
    by_name: ZoneIndex,
    by_code: BTreeMap<&'a str, usize>,
}

/// What the cells of a row say.
#[derive(Default)]
struct Said {
    code: Option<String>,
    code_column: Option<usize>,
    name: Option<String>,
    name_column: Option<usize>,
    padded: bool,
}

impl<'a> Units<'a> {
    pub(crate) fn new(recipe: &'a StatRecipe, zones: Option<&'a [&'a Zone]>) -> Self {
        let zones = zones.map(|all| Zones {
            all,
            by_name: ZoneIndex::new(all),
            by_code: all.iter().enumerate().filter_map(|(i, z)| Some((z.code.as_deref()?, i))).collect(),
        });
        Self { recipe, zones }
    }

    /// The unit of a row.
    pub(crate) fn of(&self, row: &Row, layout: &Layout) -> Result<Unit, NoUnit> {
        let mut said = Said::default();
        let found = self.said(row, layout, &mut said).and_then(|()| self.unit(row, layout, &said));
        found.map_err(|wrong| match wrong {
            Wrong::LeftOut => NoUnit::LeftOut,
            Wrong::At(column, reason) => NoUnit::Refused(Refused { column, code: said.code, name: said.name, reason }),
        })
    }

    /// Reads the cells of code and name.
    fn said(&self, row: &Row, layout: &Layout, said: &mut Said) -> Result<(), Wrong> {
        if let Some(at) = layout.column(Column::Unit) {
            let text = row.cells[at].shown();
            let (code, name) = text.split_once(' ').map_or((text.as_str(), None), |(c, n)| (c, Some(n.trim())));
            said.code = Some(code.to_owned()).filter(|c| !c.is_empty());
            said.name = name.map(str::to_owned);
            (said.code_column, said.name_column) = (Some(at), Some(at));
        }
        if let Some(at) = layout.column(Column::UnitName) {
            said.name = Some(row.cells[at].shown()).filter(|n| !n.is_empty());
            said.name_column = Some(at);
        }
        if let Some(at) = layout.column(Column::UnitCode) {
            said.code_column = Some(at);
            let wrong = |reason| Wrong::At(Some(at), reason);
            (said.code, said.padded) = self.code(&row.cells[at]).map_err(wrong)?;
        }
        if let Some(code) = &mut said.code {
            let prefix = self.recipe.units.code_prefix.iter().find(|p| code.starts_with(p.as_str()));
            if let Some(prefix) = prefix {
                *code = code[prefix.len()..].to_owned();
            }
        }
        Ok(())
    }

    /// The code of a cell as text. A number has lost the zeros before it, and gets them back only where the width is known.
    fn code(&self, cell: &Cell) -> Result<(Option<String>, bool), String> {
        match (cell, self.recipe.units.code_width) {
            (Cell::Empty, _) => Ok((None, false)),
            (Cell::Text(text), _) => Ok((Some(text.clone()), false)),
            (Cell::Number(n), Some(width)) if *n >= 0.0 && n.fract() == 0.0 => {
                Ok((Some(format!("{n:0>width$.0}")), true))
            }
            (other, _) => Err(format!(
                "koden er lagret som {} og ikke som tekst, så nuller foran kan være borte; gjør kolonnen om til tekst, \
                 eller sett `code_width` i oppskriften",
                if matches!(other, Cell::Number(_)) { format!("tallet {}", other.shown()) } else { other.shown() }
            )),
        }
    }

    fn unit(&self, row: &Row, layout: &Layout, said: &Said) -> Result<Unit, Wrong> {
        self.read_at_all(said)?;
        let level = self.level(row, layout, said)?;
        let by_code = match self.recipe.units.match_by {
            MatchBy::Code => true,
            MatchBy::Name => false,
            MatchBy::ZoneNameElseCode => level != Geography::Sone,
        };
        let (known_by, column) = if by_code { (&said.code, said.code_column) } else { (&said.name, said.name_column) };
        let wrong = |reason: String| Wrong::At(column, reason);
        let Some(written) = known_by else {
            return Err(wrong(format!("raden mangler {}; fyll ut cellen", if by_code { "kode" } else { "navn" })));
        };
        let width = self.recipe.units.code_width.filter(|w| by_code && written.chars().count() != *w);
        if let Some(width) = width {
            return Err(wrong(format!("koden «{written}» skal ha {width} tegn; mangler det nuller foran?")));
        }
        let translated = self.translated(written, said).map_err(wrong)?;
        let key = translated.as_deref().unwrap_or(written);
        let id = match (&self.zones, level) {
            (Some(zones), Geography::Sone) => zones.find(key, by_code, said).map_err(wrong)?,
            _ if by_code => UnitId::new(key.to_lowercase())
                .map_err(|_| wrong(format!("koden «{key}» har andre tegn enn bokstaver og sifre")))?,
            _ => UnitId::from_name(key).map_err(|_| wrong(format!("navnet «{key}» har ingen bokstaver")))?,
        };
        Ok(Unit {
            id,
            navn: said.name.clone().unwrap_or_else(|| written.clone()),
            level,
            code: said.code.clone(),
            translated: translated.map(|new| (written.clone(), new)),
            padded: said.padded,
        })
    }

    /// Stops at a unit that the recipe does not read, known by its code or its name.
    fn read_at_all(&self, said: &Said) -> Result<(), Wrong> {
        let units = &self.recipe.units;
        let among = |patterns: &[String]| {
            let known = [&said.code, &said.name].into_iter().flatten();
            patterns.iter().any(|p| known.clone().any(|text| fits(p, text)))
        };
        if among(&units.leave_out) || !(units.only.is_empty() || among(&units.only)) {
            return Err(Wrong::LeftOut);
        }
        Ok(())
    }

    fn level(&self, row: &Row, layout: &Layout, said: &Said) -> Result<Geography, Wrong> {
        let units = &self.recipe.units;
        if let Some(at) = layout.column(Column::Level) {
            let text = row.cells[at].shown();
            let word = self.recipe.words.level.iter().find(|(w, _)| crate::recipe::key(w) == crate::recipe::key(&text));
            return word.map(|(_, l)| *l).or_else(|| Geography::parse(&text)).ok_or_else(|| {
                let known: Vec<&str> = Geography::ALL.iter().map(|g| g.as_str()).collect();
                Wrong::At(Some(at), format!("«{text}» er ikke et nivå; bruk {}", known.join(", ")))
            });
        }
        let code = said.code.as_deref().unwrap_or_default();
        let by_length = units.level_by_length.get(&code.chars().count().to_string()).copied();
        let by_length = by_length.filter(|_| !code.is_empty());
        by_length.or(self.recipe.constants.level).ok_or_else(|| {
            let lengths: Vec<String> =
                units.level_by_length.iter().map(|(n, l)| format!("{n} ({})", l.as_str())).collect();
            let reason = format!("koden «{code}» har ingen av lengdene oppskriften kjenner: {}", lengths.join(", "));
            Wrong::At(said.code_column, reason)
        })
    }

    /// The code or name that the crosswalk leads to; none where it is current already.
    fn translated(&self, written: &str, said: &Said) -> Result<Option<String>, String> {
        let Some(crosswalk) = self.recipe.crosswalk() else { return Ok(None) };
        let called = said.name.as_ref().filter(|n| *n != written).map_or_else(String::new, |n| format!(" ({n})"));
        match crosswalk.became(written) {
            Became::Current => Ok(None),
            Became::New(new) => Ok(Some(new.to_owned())),
            Became::Split(new) => Err(format!(
                "«{written}»{called} er delt i {} i den nye inndelingen, og tallet kan ikke deles uten vekter; \
                 bruk tall for de nye enhetene",
                new.join(" og ")
            )),
            Became::Nothing => Err(format!("«{written}»{called} finnes ikke lenger i den nye inndelingen")),
            Became::Unknown => Err(format!(
                "«{written}»{called} står verken som gammel eller ny i nøkkelen mellom inndelingene; sjekk koden, eller legg den til"
            )),
        }
    }
}

/// Why reading a unit stops.
enum Wrong {
    LeftOut,
    At(Option<usize>, String),
}

impl Zones<'_> {
    fn find(&self, key: &str, by_code: bool, said: &Said) -> Result<UnitId, String> {
        let found = if by_code { self.by_code.get(key).copied() } else { self.by_name.find(key) };
        let zone = found.and_then(|i| self.all.get(i)).ok_or_else(|| self.unknown(key, by_code, said))?;
        UnitId::from_name(&zone.navn).map_err(|_| format!("sonen «{}» har et navn uten bokstaver", zone.navn))
    }

    fn unknown(&self, key: &str, by_code: bool, said: &Said) -> String {
        let names = || self.all.iter().flat_map(|z| z.aliases.iter().chain([&z.navn])).map(String::as_str);
        let name = if by_code { said.name.as_deref() } else { Some(key) };
        let suggestion = did_you_mean(&name.and_then(|n| nearest(n, names())));
        match (by_code, self.by_code.is_empty()) {
            (true, true) => format!(
                "koden «{key}» kan ikke finnes, for sonene i gjeldende inndeling har ingen koder; \
                 sett `match_by = \"name\"` i oppskriften"
            ),
            (true, false) => {
                let called = said.name.as_ref().map_or_else(String::new, |n| format!(" ({n})"));
                format!("koden «{key}»{called} er ikke en sone i gjeldende inndeling{suggestion}")
            }
            (false, _) => format!("sonen «{key}» finnes ikke i gjeldende inndeling{suggestion}"),
        }
    }
}

/// Whether a pattern, with `*` at the end for any ending, is for this text.
fn fits(pattern: &str, text: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(start) => text.starts_with(start),
        None => text == pattern,
    }
}
