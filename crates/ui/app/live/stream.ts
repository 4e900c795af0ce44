// The server's news while the page is looked at: a browser has few lines to one server, so a hidden page leaves its own to others.
import type { EpochNews, StoreNews } from "../api/types";

export interface Ears {
  epoch(news: EpochNews): void;
  store(news: StoreNews): void;
}

/** What is needed of `document`. */
export type Looked = Pick<Document, "visibilityState" | "addEventListener">;
type Source = Pick<EventSource, "readyState" | "addEventListener" | "close">;

const CLOSED = 2;
/** The browser comes back to a line that breaks by itself; one that was refused is tried again after these waits. */
const WAITS_MS = [5_000, 15_000, 60_000];

export function listen(ears: Ears, looked: Looked = document, open = (): Source => new EventSource("/api/v1/events")): void {
  let source: Source | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let refusals = 0;

  const stop = () => {
    clearTimeout(timer);
    source?.close();
    source = null;
  };
  const begin = () => {
    stop();
    const line = open();
    source = line;
    hear(line, "epoch", (news) => isEpoch(news) && ears.epoch(news));
    hear(line, "store", (news) => isStore(news) && ears.store(news));
    line.addEventListener("open", () => (refusals = 0));
    line.addEventListener("error", () => {
      if (line !== source || line.readyState !== CLOSED) return;
      const wait = WAITS_MS[Math.min(refusals, WAITS_MS.length - 1)] ?? 0;
      refusals += 1;
      // Pages that were refused together do not come back together.
      timer = setTimeout(begin, wait * (1 + Math.random()));
    });
  };
  const follow = () => (looked.visibilityState === "visible" ? begin() : stop());
  looked.addEventListener("visibilitychange", follow);
  follow();
}

function hear(line: Source, name: string, take: (news: unknown) => void): void {
  line.addEventListener(name, (event) => take(parsed((event as MessageEvent<string>).data)));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isEpoch(news: unknown): news is EpochNews {
  const n = news as Partial<EpochNews> | null;
  return typeof n?.version === "string" && typeof n.data_version === "string" && Array.isArray(n.layers);
}

function isStore(news: unknown): news is StoreNews {
  const n = news as Partial<StoreNews> | null;
  return typeof n?.reachable === "boolean" && typeof n.since === "string";
}
