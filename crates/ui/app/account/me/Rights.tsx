// What one may do, in words, and what not.
import type { Rights as Kan } from "../../api/account-types";
import { areaById } from "../../state/data";
import { t } from "../../text";

const RIGHTS: readonly (keyof Kan)[] = ["lagre_avgrensning", "redigere_aktorer", "lese_inn", "administrere"];

export function Rights({ kan, areas }: { kan: Kan; areas: readonly string[] }) {
  const names = areas.map((id) => areaById.value.get(id)?.navn ?? id).join(", ");
  return (
    <ul class="rights">
      <Right can text={t("right.read")} />
      {RIGHTS.map((right) => <Right key={right} can={kan[right]} text={right === "redigere_aktorer" && kan[right] && names !== "" ? t("right.redigere_aktorer.in", { omrader: names }) : t(`right.${right}`)} />)}
    </ul>
  );
}

function Right({ can, text }: { can: boolean; text: string }) {
  return (
    <li class={can ? undefined : "mut"}>
      <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true"><path d={can ? "M2 7.5l3.4 3.4L12 3.6" : "M3 7h8"} fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" /></svg>
      <span><span class="ds-sr-only">{t(can ? "right.yes" : "right.no")}: </span>{text}</span>
    </li>
  );
}
