//! Places: a named position each, with category, sector and the universal-arena flag that the recipe states outright.

use super::{Entry, Ledger, Sheet};
use crate::{Field, Recipe};
use domain::{Category, GeoQuality, Place, PlaceId, Records, Sector, UniversalArena};

pub(crate) fn records(sheet: Sheet, ledger: &mut Ledger, on_row: &mut dyn FnMut(u64)) -> Option<Records> {
    let recipe = sheet.recipe;
    let (mut places, mut slugs, mut rows) = (Vec::<Place>::new(), vec![], vec![]);
    for entry in sheet.entries(on_row) {
        let Some(name) = ledger.name(&entry) else { continue };
        let id = entry.get(Field::Id).map(domain::name::slug).filter(|s| !s.is_empty());
        if id.is_none() && recipe.required.contains(&Field::Id) {
            ledger.reject(&entry, Some(Field::Id), "mangler id; fyll ut feltet");
            continue;
        }
        let slug = id.unwrap_or_else(|| domain::name::slug(&name));
        let Some(point) = ledger.point(&entry) else { continue };
        let Ok(id) = PlaceId::new(&slug) else { continue };
        slugs.push(slug);
        rows.push((entry.row, name.clone()));
        places.push(Place {
            id,
            source: recipe.source.clone(),
            source_ref: entry.get(Field::Id).map(str::to_owned),
            aliases: aliases(&entry, recipe, &name),
            navn: name,
            category: category(&entry, recipe, ledger),
            sector: sector(&entry, recipe, ledger),
            universal_arena: universal_arena(recipe),
            address: entry.get(Field::Address).map(str::to_owned),
            url: url(&entry, recipe, ledger),
            point: Some(point),
            geo_quality: geo_quality(&entry, recipe, ledger),
        });
    }
    ledger.unique(&mut slugs, &rows);
    for (place, slug) in places.iter_mut().zip(slugs) {
        if let Ok(id) = PlaceId::new(slug) {
            place.id = id;
        }
    }
    ledger.report.accepted = places.len() as u64;
    (!places.is_empty()).then_some(Records::Places(places))
}

/// Other spellings: those of the recipe, and those of the row, separated by `;`.
pub(crate) fn aliases(entry: &Entry, recipe: &Recipe, name: &str) -> Vec<String> {
    let own = entry.get(Field::Aliases).unwrap_or_default().split(';').map(str::trim).filter(|a| !a.is_empty());
    let mut aliases: Vec<String> = own.map(str::to_owned).chain(recipe.aliases_of(name)).collect();
    aliases.sort();
    aliases.dedup();
    aliases
}

/// Said by the recipe, which is refused without it.
fn universal_arena(recipe: &Recipe) -> UniversalArena {
    let unstated = || UniversalArena { er: false, grunn: "Ikke oppgitt i oppskriften".to_owned() };
    recipe.constants.universal_arena.clone().unwrap_or_else(unstated)
}

fn category(entry: &Entry, recipe: &Recipe, ledger: &mut Ledger) -> Category {
    let fallback = recipe.constants.category.unwrap_or(Category::Annet);
    let Some(word) = entry.word(Field::Category) else { return fallback };
    Category::parse(word).unwrap_or_else(|| {
        ledger.strange(entry, "kategorien", word, fallback.as_str());
        fallback
    })
}

fn sector(entry: &Entry, recipe: &Recipe, ledger: &mut Ledger) -> Sector {
    let fallback = recipe.constants.sector.unwrap_or(Sector::Ukjent);
    let Some(word) = entry.word(Field::Sector) else { return fallback };
    Sector::parse(word).unwrap_or_else(|| {
        ledger.strange(entry, "sektoren", word, fallback.as_str());
        fallback
    })
}

fn geo_quality(entry: &Entry, recipe: &Recipe, ledger: &mut Ledger) -> GeoQuality {
    let fallback = recipe.constants.geo_quality.unwrap_or(GeoQuality::Ukjent);
    let Some(word) = entry.word(Field::GeoQuality) else { return fallback };
    GeoQuality::parse(word).unwrap_or_else(|| {
        ledger.strange(entry, "stedfestingen", word, fallback.as_str());
        fallback
    })
}

/// A web address that a browser may open: http or https only, since it becomes a link on the page.
fn url(entry: &Entry, recipe: &Recipe, ledger: &mut Ledger) -> Option<String> {
    let text = entry.get(Field::Url)?;
    if let (Some(base), true) = (&recipe.constants.url_base, text.starts_with('/')) {
        return Some(format!("{}{text}", base.trim_end_matches('/')));
    }
    let lower = text.to_lowercase();
    if lower.starts_with("http://") || lower.starts_with("https://") {
        return Some(text.to_owned());
    }
    // `www.skole.no` without a scheme is common; anything with a colon before the first slash is another scheme.
    let host = text.split('/').next().unwrap_or_default();
    if host.contains('.') && !host.contains(':') && !text.starts_with('/') {
        return Some(format!("https://{text}"));
    }
    ledger.warn(format!("rad {} {}: «{text}» er ikke en nettadresse og er utelatt", entry.row, entry.label()));
    None
}
