// «Hva om»: arenas of the area that are thought to join the model, and which zones then change class.
import type { OwnArea, WhatIfState } from "../api/types";
import { Section } from "../card/Section";
import { num } from "../format";
import { Value } from "../parts/Value";
import { placeById } from "../state/data";
import { toggle } from "../state/store";
import { ClassSwatch } from "../symbols/parts";
import { label, t, tn } from "../text";
import { ArenaSearch } from "./ArenaSearch";
import { changeDelimit, delimit, refusalOf, whatIf } from "./store";

export function WhatIf({ of: p }: { of: OwnArea }) {
  const { joined } = delimit.value;
  const answer = whatIf.data.value;
  const refused = refusalOf(whatIf.error.value);
  const flip = (id: string) => changeDelimit({ joined: toggle(joined, id) });
  return (
    <Section title={t("avg.whatif")} sub={t("avg.whatif.sub")}>
      <ArenaSearch here={p.arenaer} take={(id) => !joined.includes(id) && flip(id)} />
      {joined.length > 0 && (
        <ul class="av-chips" aria-label={t("avg.whatif.joined")}>
          {joined.map((id) => (
            <li key={id}><button type="button" class="chip" aria-label={t("avg.whatif.remove", { navn: joinedName(id) })} onClick={() => flip(id)}>{joinedName(id)} <span aria-hidden="true">×</span></button></li>
          ))}
        </ul>
      )}
      {whatIf.error.value !== null && <p class="pr-refusal" role="alert">{refused?.detail ?? t("error.offline")}</p>}
      {answer !== null && whatIf.error.value === null && (
        <div aria-live="polite">
          {answer.endringer.length === 0 ? (
            <p class="sum">{t("avg.whatif.same")}</p>
          ) : (
            <ul class="av-changes">
              {answer.endringer.map((c) => (
                <li key={c.id}>
                  <b>{c.navn}</b>
                  <State of={c.for} word={t("avg.whatif.before")} />
                  <State of={c.etter} word={t("avg.whatif.after")} />
                </li>
              ))}
            </ul>
          )}
          <p class="src">{tn("avg.whatif.unchanged", answer.uendret)} {t("avg.whatif.note")}</p>
        </div>
      )}
    </Section>
  );
}

function State({ of, word }: { of: WhatIfState; word: string }) {
  return (
    <p class="av-state">
      <span class="mut">{word}</span>
      <ClassSwatch klasse={of.klasse} width={18} height={12} />
      <span>{label("klasse", of.klasse)}<span class="mut">{t("avg.whatif.gap")} <Value value={of.gap} form={num} /></span></span>
    </p>
  );
}

export function joinedName(id: string): string {
  const key = id.slice(id.indexOf(":") + 1);
  return placeById.value.get(key)?.navn ?? key;
}
