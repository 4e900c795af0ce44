// The card that slides in for what is chosen: zone, area, place or actor.
import { useEffect } from "preact/hooks";
import type { Resource } from "../api/resource";
import { actors, areaProfile, placeById, places, zoneProfile } from "../state/data";
import { planHere } from "../land/store";
import { close, selection } from "../state/store";
import type { SelectionKind } from "../state/url";
import { Problem } from "../parts/Problem";
import { Sheet } from "../parts/Sheet";
import { t } from "../text";
import { ActorCard } from "./ActorCard";
import { AreaCard } from "./AreaCard";
import { Frame } from "./Frame";
import { PlaceCard } from "./PlaceCard";
import { PointCard } from "./PointCard";
import { ZoneCard } from "./ZoneCard";

const BODIES: Record<SelectionKind, () => preact.JSX.Element | null> = { sone: ZoneCard, omrade: AreaCard, sted: PlaceCard, aktor: ActorCard, punkt: PointCard };

export function Card() {
  const chosen = selection.value;
  useEffect(() => {
    if (chosen === null) return;
    const key = (e: KeyboardEvent) => {
      // Escape in a field belongs to the field.
      if (e.key === "Escape" && !(e.target instanceof HTMLInputElement) && !(e.target instanceof HTMLSelectElement)) close();
    };
    window.addEventListener("keydown", key);
    return () => window.removeEventListener("keydown", key);
  }, [chosen]);
  if (chosen === null) return null;
  const Body = BODIES[chosen.kind];
  const asked = resourceOf(chosen.kind);
  const unknown = isUnknown(chosen.kind, chosen.id);
  return (
    <Sheet tag="aside" class="card" label={t(`type.${chosen.kind}`)}>
      {asked.error.value !== null ? (
        <Frame kind={t(`type.${chosen.kind}`)} name={chosen.id}><Problem error={asked.error.value} retry={asked.retry} /></Frame>
      ) : unknown ? (
        <Frame kind={t(`type.${chosen.kind}`)} name={chosen.id}><p class="sum">{t("error.not_found")}</p></Frame>
      ) : (
        <>
          {asked.loading.value && asked.data.value === null && <p class="loading" role="status">{t("app.loading")}</p>}
          <Body />
        </>
      )}
    </Sheet>
  );
}

function resourceOf(kind: SelectionKind): Resource<unknown> {
  return { sone: zoneProfile, omrade: areaProfile, sted: places, aktor: actors, punkt: planHere }[kind];
}

/** Lists are asked for whole, so a link to something gone shows itself only here. */
function isUnknown(kind: SelectionKind, id: string): boolean {
  if (kind === "sted") return places.data.value !== null && !placeById.value.has(id);
  if (kind === "aktor") return actors.data.value !== null && !actors.data.value.actors.some((a) => a.id === id);
  return false;
}
