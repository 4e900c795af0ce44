// Holds our types to the server's own description: a field that we read and the server does not send fails the type check.
import type { components } from "./openapi";
import type * as ours from "./types";

type Schemas = components["schemas"];
/** The fields of `Ours` that `Theirs` does not have; must be none. */
type Unknown<Ours, Theirs> = Exclude<keyof Ours, keyof Theirs>;
type None<Fields extends never> = Fields;

export type Checked = [
  None<Unknown<ours.StatValue, Schemas["StatValue"]>>,
  None<Unknown<ours.Meta, Schemas["Meta"]>>,
  None<Unknown<ours.SourceRef, Schemas["SourceRef"]>>,
  None<Unknown<ours.Zone, Schemas["ZoneInfo"]>>,
  None<Unknown<ours.ZoneProfile, Schemas["ZoneProfile"]>>,
  None<Unknown<ours.OverlapZone, Schemas["OverlapZone"]>>,
  None<Unknown<ours.Overlap, Schemas["OverlapAnswer"]>>,
  None<Unknown<ours.OverlapMeta, Schemas["OverlapMeta"]>>,
  None<Unknown<ours.Arena, Schemas["ArenaInfo"]>>,
  None<Unknown<ours.Area, Schemas["AreaInfo"]>>,
  None<Unknown<ours.AreaProfile, Schemas["AreaProfile"]>>,
  None<Unknown<ours.Satsing, Schemas["SatsingInfo"]>>,
  None<Unknown<ours.Place, Schemas["PlaceInfo"]>>,
  None<Unknown<ours.Actor, Schemas["ActorInfo"]>>,
  None<Unknown<ours.Slot, Schemas["SlotInfo"]>>,
  None<Unknown<ours.PlanArea, Schemas["PlanInfo"]>>,
  None<Unknown<ours.ProgrammeHere, Schemas["ProgrammeHere"]>>,
  None<Unknown<ours.Programme, Schemas["ProgrammeInfo"]>>,
  None<Unknown<ours.Hit, Schemas["SearchHit"]>>,
  None<Unknown<ours.Dataset, Schemas["DatasetInfo"]>>,
];
