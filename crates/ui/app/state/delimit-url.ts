// The choices of the page Avgrens in the address: what the area is composed of, the limits of suggestions, and what is opened. Pure.
import type { MultiPolygon } from "geojson";
import type { Enhet } from "../api/types";
import { decodeShape, encodeShape, LONGEST } from "./shape-code";

export type Step = "sett" | "foresla" | "lagret";
export const UNITS: readonly Enhet[] = ["soner", "kretser", "ruter"];
export const STEPS: readonly Step[] = ["sett", "foresla", "lagret"];

export interface Delimit {
  unit: Enhet;
  /** Ids of the units that the area is composed of; a shape takes their place. */
  chosen: readonly string[];
  shape: MultiPolygon | null;
  min: number;
  max: number;
  count: number;
  /** Per cent of the weight. */
  compact: number;
  barrier: number;
  must: readonly string[];
  never: readonly string[];
  /** Suggestions have been asked for. */
  asked: boolean;
  /** `sted:id` or `aktor:id`: arenas that are thought to join the model. */
  joined: readonly string[];
  scenario: string | null;
  step: Step;
}

export const DEFAULT_DELIMIT: Delimit = {
  unit: "soner",
  chosen: [],
  shape: null,
  min: 6000,
  max: 12000,
  count: 3,
  compact: 30,
  barrier: 50,
  must: [],
  never: [],
  asked: false,
  joined: [],
  scenario: null,
  step: "sett",
};
export const MOST_SUGGESTIONS = 6;

function oneOf<T extends string>(options: readonly T[], text: string | null, standard: T): T {
  return options.find((o) => o === text) ?? standard;
}

function whole(text: string | null, least: number, most: number, standard: number): number {
  const n = Number(text);
  return text !== null && text !== "" && Number.isInteger(n) && n >= least && n <= most ? n : standard;
}

const list = (text: string | null) => [...new Set((text ?? "").split(",").filter((part) => part !== ""))];

export function parseDelimit(q: URLSearchParams): Delimit {
  const d = DEFAULT_DELIMIT;
  const code = q.get("flate");
  const shape = code === null ? null : decodeShape(code);
  return {
    unit: oneOf(UNITS, q.get("enhet"), d.unit),
    chosen: shape === null ? list(q.get("deler")) : [],
    shape,
    min: whole(q.get("min"), 1, 1e7, d.min),
    max: whole(q.get("maks"), 1, 1e7, d.max),
    count: whole(q.get("antall"), 1, MOST_SUGGESTIONS, d.count),
    compact: whole(q.get("kompakt"), 0, 100, d.compact),
    barrier: whole(q.get("barriere"), 0, 100, d.barrier),
    must: list(q.get("med")),
    never: list(q.get("uten")),
    asked: q.get("foresla") === "ja",
    joined: list(q.get("hvaom")).filter((j) => /^(sted|aktor):./.test(j)),
    scenario: q.get("scenario"),
    step: oneOf(STEPS, q.get("trinn"), d.step),
  };
}

/** A shape too large for a link is left out of it; the page says so. */
export function shapeCode(shape: MultiPolygon | null): string | null {
  const code = shape === null ? null : encodeShape(shape);
  return code === null || code.length > LONGEST ? null : code;
}

/** Names and values of what differs from the standard. */
export function delimitParts(d: Delimit): [string, string][] {
  const s = DEFAULT_DELIMIT;
  const differs = (value: string | number, standard: string | number) => (value === standard ? null : String(value));
  const all: [string, string | null][] = [
    ["enhet", differs(d.unit, s.unit)],
    ["deler", d.chosen.join(",") || null],
    ["flate", shapeCode(d.shape)],
    ["min", differs(d.min, s.min)],
    ["maks", differs(d.max, s.max)],
    ["antall", differs(d.count, s.count)],
    ["kompakt", differs(d.compact, s.compact)],
    ["barriere", differs(d.barrier, s.barrier)],
    ["med", d.must.join(",") || null],
    ["uten", d.never.join(",") || null],
    ["foresla", d.asked ? "ja" : null],
    ["hvaom", d.joined.join(",") || null],
    ["scenario", d.scenario],
    ["trinn", differs(d.step, s.step)],
  ];
  return all.flatMap(([name, value]) => (value === null ? [] : [[name, value] as [string, string]]));
}
