// One hit: name, kind and context, the alias that matched, and that it has no point on the map when so.
import { useEffect, useRef } from "preact/hooks";
import type { Hit } from "../api/types";
import { label, t } from "../text";

export function HitRow(props: { id: string; hit: Hit; kind: string; active: boolean; take: () => void }) {
  const { hit, active } = props;
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (active) row.current?.scrollIntoView({ block: "nearest" });
  }, [active]);
  const context = [props.kind, hit.kontekst === null ? null : label("kategori", hit.kontekst), hit.lon === null ? t("search.no_position") : null];
  return (
    // The press must not take focus from the field before the click lands.
    <li ref={row} id={props.id} role="option" aria-selected={active} class="hit" onMouseDown={(e) => e.preventDefault()} onClick={props.take}>
      <span class="hit-name">
        {hit.navn}
        {hit.treff !== hit.navn && <span class="mut"> {t("search.also", { navn: hit.treff })}</span>}
      </span>
      <span class="hit-kind">{[...new Set(context.filter((c) => c !== null))].join(" · ")}</span>
    </li>
  );
}
