// A statistical value as text: the number with its interval, or in words why there is none. Never a zero in place of an unknown.
import type { StatValue } from "../api/types";
import { num } from "../format";
import { shown } from "../format/number";
import { t } from "../text";

export function Value({ value, form = num, plain = false }: { value: StatValue; form?: (n: number) => string; plain?: boolean }) {
  const s = shown(value, form);
  if (s.kind === "suppressed") return <span class="hidden-value" title={t("legend.suppressed.help")}>{t("value.suppressed")}</span>;
  if (s.kind === "missing") return <span class="no-value">{t("value.missing")}</span>;
  return (
    <>
      {s.imputed ? t("value.imputed", { tall: s.text }) : s.text}
      {!plain && s.interval && <span class="iv"> {s.interval}</span>}
    </>
  );
}
