// What the server tells while the page is open, and what the page says of it.
import { signal } from "@preact/signals";
import { resources } from "../api/resource";
import type { EpochNews } from "../api/types";
import { scenarios } from "../delimit/store";
import { tileEdition } from "./edition";
import { follow } from "./follow";
import { listen } from "./stream";
import { typing, watchTyping } from "./typing";

/** How long it is said that the page is up to date. */
const SAID_MS = 6_000;

const news = signal<EpochNews | null>(null);
/** When the store went away; null while it is there. */
export const awaySince = signal<string | null>(null);
/** True for a while after what is shown has changed by itself. */
export const updated = signal(false);

let timer: ReturnType<typeof setTimeout> | undefined;
function say(): void {
  clearTimeout(timer);
  updated.value = true;
  timer = setTimeout(() => (updated.value = false), SAID_MS);
}

export function followServer(): void {
  watchTyping();
  follow({
    data: [...resources].filter((r) => r !== scenarios),
    scenarios,
    news,
    held: typing,
    reloadTiles: () => (tileEdition.value += 1),
    updated: say,
  });
  listen({
    epoch: (told) => (news.value = told),
    store: ({ reachable, since }) => (awaySince.value = reachable ? null : since),
  });
}
