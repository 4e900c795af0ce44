// Brings what the page shows up to what the server tells is in use: an answer of other data is asked for again, whenever it came.
import { effect, type ReadonlySignal } from "@preact/signals";
import type { EpochNews } from "../api/types";
import type { Resource } from "../api/resource";

export interface Followed {
  /** What the page has asked for that depends on the data. */
  data: readonly Resource<unknown>[];
  /** Saved delimitations, which change without the data. */
  scenarios: Resource<unknown>;
  /** The last that the server told. */
  news: ReadonlySignal<EpochNews | null>;
  /** True while the person holds something that another drawing of the page could take away. */
  held: ReadonlySignal<boolean>;
  reloadTiles(): void;
  /** Everything on the page is of the data that the server told of, and was not before. */
  updated(): void;
}

/** Pages of one server do not all ask in the same instant. */
const SPREAD_MS = 250;
/** Behind several servers an answer may come from one that has not taken the change in yet. */
const AGAIN_MS = [300, 700, 1500, 3000, 6000];
/** Layers that nothing of is drawn in tiles. */
const NOT_DRAWN: readonly string[] = ["population", "addresses", "catalogue", "indicators", "network", "scenarios"];

export function follow(f: Followed, random = Math.random): () => void {
  const all = [...f.data, f.scenarios];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let heard: EpochNews | null = null;
  let tries = 0;
  let asked = false;
  let drawn = false;

  const ask = (news: EpochNews) => {
    timer = undefined;
    // Held, or asked for by the page itself, while this waited: the effect goes on when that is over.
    if (f.held.peek() || all.some((r) => r.loading.peek())) return;
    const late = all.filter((r) => isBehind(r, news, r === f.scenarios));
    if (late.some((r) => r !== f.scenarios)) {
      asked = true;
      if (drawn) f.reloadTiles();
    }
    late.forEach((r) => r.retry());
  };

  const stop = effect(() => {
    const news = f.news.value;
    if (news === null) return;
    if (news !== heard) {
      heard = news;
      tries = 0;
      drawn ||= news.layers.some((l) => !NOT_DRAWN.includes(l));
    }
    const late = all.filter((r) => isBehind(r, news, r === f.scenarios));
    if (f.held.value || all.some((r) => r.loading.value) || timer !== undefined) return;
    if (late.length > 0) {
      const wait = tries === 0 ? random() * SPREAD_MS : AGAIN_MS[tries - 1];
      tries += 1;
      if (wait !== undefined) timer = setTimeout(ask, wait, news);
      return;
    }
    tries = 0;
    drawn = false;
    if (asked) f.updated();
    asked = false;
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}

/** Whether an answer is of other data than those in use; what is not asked for is never behind. */
function isBehind(r: Resource<unknown>, news: EpochNews, isScenarios: boolean): boolean {
  const stamp = r.stamp.value;
  return stamp !== null && (isScenarios ? stamp.version !== news.version : stamp.dataversjon !== news.data_version);
}
