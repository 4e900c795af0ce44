// What the log says of one event beside the server's own sentence: whom it was about, and the details in words.
import type { LogEntry, User } from "../../api/account-types";
import { areaById } from "../../state/data";
import { label, t } from "../../text";

/** `brukere/3` is a user by number; one who is deleted keeps the number only. */
export function aboutWhom(entry: LogEntry, users: readonly User[]): string | null {
  const id = /^brukere\/(\d+)$/.exec(entry.hvor ?? "")?.[1];
  if (id === undefined) return entry.hvor;
  return users.find((u) => u.id === Number(id))?.navn ?? entry.hvor;
}

export function detailWords(details: LogEntry["detaljer"]): string {
  return Object.entries(details ?? {})
    .map(([name, value]) => [nameOf(name), wordOf(name, value)])
    .filter(([, words]) => words !== "")
    .map(([name, words]) => `${name}: ${words}`)
    .join(" · ");
}

/** A name that is new to the page is shown as it came. */
function nameOf(name: string): string {
  const known = label("log.detail", name);
  return known === name ? name.replaceAll("_", " ") : known;
}

function wordOf(name: string, value: unknown): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map((part) => wordOf(name, part)).join(", ");
  if (typeof value === "boolean") return t(value ? "log.yes" : "log.no");
  if (typeof value === "object") return JSON.stringify(value);
  const text = String(value);
  if (name === "rolle") return label("rolle", text);
  return name === "omrader" ? (areaById.value.get(text)?.navn ?? text) : text;
}
