// The named weight profiles; own weights stand as a choice of their own once one is moved.
import { t } from "../text";
import { local } from "./names";
import { choosePrio, prio, profile, profiles } from "./store";

const OWN = "";

export function ProfileChoice() {
  const all = profiles.data.value?.profiles ?? [];
  if (all.length === 0) return null;
  const own = prio.value.themes !== null;
  const take = (id: string) => id !== OWN && choosePrio({ profile: id === all[0]?.id ? null : id, themes: null }, "vekter");
  const about = own || profile.value === null ? "" : local(profile.value.beskrivelse);
  return (
    <label class="pr-field">
      <span>{t("prio.profile")}</span>
      <select class="ds-input" value={own ? OWN : (profile.value?.id ?? OWN)} title={about || undefined} onChange={(e) => take(e.currentTarget.value)}>
        {own && <option value={OWN}>{t("prio.profile.own")}</option>}
        {all.map((p) => (
          <option key={p.id} value={p.id}>{local(p.navn)}</option>
        ))}
      </select>
    </label>
  );
}
