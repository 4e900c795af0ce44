//! Indicators of the catalogue.

use crate::sql::{
    cells::{Cells, LocalisedColumns, flag, json, localised, localised_opt, shown, tag, text, text_opt},
    fault::Fault,
    record::{Record, Values},
};
use domain::{Adjustment, Geography, Indicator, IndicatorId, Role, Students, ThemeId, Unit, indicator::Variant};

const NAME: LocalisedColumns = LocalisedColumns { nb: "navn", nn: "navn_nn", en: "navn_en" };
const SHORT: LocalisedColumns = LocalisedColumns { nb: "kort", nn: "kort_nn", en: "kort_en" };
const DEFINITION: LocalisedColumns = LocalisedColumns { nb: "definisjon", nn: "definisjon_nn", en: "definisjon_en" };
const NUMERATOR: LocalisedColumns = LocalisedColumns { nb: "teller", nn: "teller_nn", en: "teller_en" };
const DENOMINATOR: LocalisedColumns = LocalisedColumns { nb: "nevner", nn: "nevner_nn", en: "nevner_en" };
const NOTE: LocalisedColumns = LocalisedColumns { nb: "merknad", nn: "merknad_nn", en: "merknad_en" };

impl Record for Indicator {
    const TABLE: &'static str = "indicators";
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "tema",
        "enhet",
        "retning",
        "nevner_id",
        "alder",
        "studenter",
        "variant_av",
        "justering",
        "finest",
        "stoy",
        "variasjon",
        "kilde",
        "rolle",
        "i_indeks",
        NAME.nb,
        NAME.nn,
        NAME.en,
        SHORT.nb,
        SHORT.nn,
        SHORT.en,
        DEFINITION.nb,
        DEFINITION.nn,
        DEFINITION.en,
        NUMERATOR.nb,
        NUMERATOR.nn,
        NUMERATOR.en,
        DENOMINATOR.nb,
        DENOMINATOR.nn,
        DENOMINATOR.en,
        NOTE.nb,
        NOTE.nn,
        NOTE.en,
    ];

    fn key(&self) -> String {
        self.id.to_string()
    }

    fn values(&self) -> Result<Values, String> {
        let plain = vec![
            shown(&self.id),
            text_opt(self.tema.as_ref().map(ThemeId::as_str)),
            text(self.enhet.as_str()),
            tag(&self.retning)?,
            text_opt(self.nevner_id.as_ref().map(IndicatorId::as_str)),
            text_opt(self.alder.as_ref()),
            text(self.studenter.as_str()),
            text_opt(self.variant.as_ref().map(|v| v.av.as_str())),
            text_opt(self.variant.as_ref().map(|v| v.justering.as_str())),
            text(self.finest.as_str()),
            json(&self.stoy)?,
            tag(&self.variasjon)?,
            text(&self.kilde),
            text(self.rolle.as_str()),
            flag(self.i_indeks),
        ];
        let texts = [&self.navn, &self.kort, &self.definisjon, &self.teller].map(localised);
        let optional = [self.nevner.as_ref(), self.merknad.as_ref()].map(localised_opt);
        Ok(plain.into_iter().chain(texts.into_iter().chain(optional).flatten()).collect())
    }

    fn read(c: &Cells<'_>) -> Result<Self, Fault> {
        let variant = match c.parse_opt("variant_av")? {
            Some(av) => Some(Variant { av, justering: c.word("justering", Adjustment::parse)? }),
            None => None,
        };
        Ok(Self {
            id: c.parse("id")?,
            navn: c.localised(&NAME)?,
            kort: c.localised(&SHORT)?,
            definisjon: c.localised(&DEFINITION)?,
            tema: c.parse_opt("tema")?,
            enhet: c.word("enhet", Unit::parse)?,
            retning: c.tag("retning")?,
            teller: c.localised(&NUMERATOR)?,
            nevner: c.localised_opt(&DENOMINATOR)?,
            nevner_id: c.parse_opt("nevner_id")?,
            alder: c.get("alder")?,
            studenter: c.word("studenter", Students::parse)?,
            variant,
            finest: c.word("finest", Geography::parse)?,
            stoy: c.json("stoy")?,
            variasjon: c.tag("variasjon")?,
            kilde: c.get("kilde")?,
            rolle: c.word("rolle", Role::parse)?,
            i_indeks: c.get("i_indeks")?,
            merknad: c.localised_opt(&NOTE)?,
        })
    }
}
