//! The triggers that keep superseded rows (see [`crate::sql::history`]), made from the columns that stand in the tables.

use super::session::PgSession;
use crate::sql::{Session, Value, cells::FromCell, fault::Fault, tables::TABLES};

/// Content is what the program or a person writes; sealing touches only `versjon` and sets none of these off. A move
/// between stores brings its own history, and says so by the setting `satsing.flytter`.
const TEMPLATE: &str = "
CREATE OR REPLACE FUNCTION history_{t}_left() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  INSERT INTO satsing.history_{t} ({all}) VALUES ({old});
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  NEW.versjon := NULL;
  RETURN NEW;
END;
$body$;
CREATE OR REPLACE FUNCTION history_{t}_came() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  NEW.versjon := NULL;
  RETURN NEW;
END;
$body$;
DROP TRIGGER IF EXISTS history_{t}_insert ON {t};
DROP TRIGGER IF EXISTS history_{t}_update ON {t};
DROP TRIGGER IF EXISTS history_{t}_delete ON {t};
CREATE TRIGGER history_{t}_insert BEFORE INSERT ON {t} FOR EACH ROW
  WHEN (NEW.versjon IS NOT NULL AND current_setting('satsing.flytter', TRUE) IS DISTINCT FROM 'ja')
  EXECUTE FUNCTION history_{t}_came();
CREATE TRIGGER history_{t}_update BEFORE UPDATE OF {content} ON {t} FOR EACH ROW
  EXECUTE FUNCTION history_{t}_left();
CREATE TRIGGER history_{t}_delete BEFORE DELETE ON {t} FOR EACH ROW
  WHEN (current_setting('satsing.flytter', TRUE) IS DISTINCT FROM 'ja')
  EXECUTE FUNCTION history_{t}_left();
";

/// Sets the triggers anew.
pub(super) fn watch(session: &PgSession<'_>) -> Result<(), Fault> {
    for table in TABLES {
        let all = columns(session, table.name)?;
        let quoted = |names: &[&String]| names.iter().map(|n| format!("\"{n}\"")).collect::<Vec<_>>().join(", ");
        let content: Vec<&String> = all.iter().filter(|c| *c != "versjon").collect();
        let old: Vec<String> = all.iter().map(|c| format!("OLD.\"{c}\"")).collect();
        let sql = TEMPLATE
            .replace("{t}", table.name)
            .replace("{content}", &quoted(&content))
            .replace("{all}", &quoted(&all.iter().collect::<Vec<_>>()))
            .replace("{old}", &old.join(", "));
        session.script(&sql)?;
    }
    Ok(())
}

/// Columns of a table in order, `fid` and `versjon` among them.
fn columns(session: &PgSession<'_>, table: &str) -> Result<Vec<String>, Fault> {
    let sql = "SELECT attname::text AS navn FROM pg_attribute
        WHERE attrelid = to_regclass('satsing.' || ?1) AND attnum > 0 AND NOT attisdropped ORDER BY attnum";
    let mut names = vec![];
    session.each(sql, &[Value::from(table)], &mut |row| {
        names.push(row.cell("navn").and_then(String::from_cell).map_err(Fault::Damaged)?);
        Ok(())
    })?;
    Ok(names)
}
