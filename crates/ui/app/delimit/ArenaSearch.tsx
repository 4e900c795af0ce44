// Finds an arena that does not have the model: first those of the area, then any other by name.
import { useSignal } from "@preact/signals";
import type { OwnArea } from "../api/types";
import { arenaById } from "../state/data";
import { label, t } from "../text";

const MOST = 8;

export function ArenaSearch({ here, take }: { here: OwnArea["arenaer"]; take: (id: string) => void }) {
  const text = useSignal("");
  const q = text.value.trim().toLocaleLowerCase("nb");
  const near = here.filter((a) => a.modell !== "aktiv").map((a) => ({ id: a.id, navn: a.navn, kategori: a.category }));
  const all = [...arenaById.value.values()].filter((a) => a.modell !== "aktiv");
  const found = (q === "" ? near : all.filter((a) => a.navn.toLocaleLowerCase("nb").includes(q))).slice(0, MOST);
  return (
    <details class="pr-inside av-arenas">
      <summary>{t("avg.whatif.add")}</summary>
      <label class="pr-field">
        <span>{t("avg.whatif.search")}</span>
        <input class="ds-input" type="search" value={text.value} onInput={(e) => (text.value = e.currentTarget.value)} />
      </label>
      <ul class="av-hits" aria-label={t("search.list")}>
        {found.map((a) => (
          <li key={a.id}><button type="button" class="text-button" onClick={() => take(`sted:${a.id}`)}>{a.navn}</button> <span class="mut">{label("kategori", a.kategori)}</span></li>
        ))}
      </ul>
      {found.length === 0 && <p class="av-remark" role="status">{q === "" ? t("avg.whatif.none") : t("search.none", { q: text.value.trim() })}</p>}
    </details>
  );
}
