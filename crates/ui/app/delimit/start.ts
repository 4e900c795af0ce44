// The way into Avgrens from other pages: what is chosen there is what one begins with.
import { state } from "../state/store";
import { DEFAULT_DELIMIT } from "../state/delimit-url";
import type { State } from "../state/url";

export function startWith(zones: readonly string[], k?: number): Partial<State> {
  return { selection: null, camera: null, ...(k === undefined ? {} : { k }), delimit: { ...DEFAULT_DELIMIT, min: state.value.delimit.min, max: state.value.delimit.max, chosen: zones } };
}
