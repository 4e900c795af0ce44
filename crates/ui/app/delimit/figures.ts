// How a figure is written by its unit. Pure.
import { num } from "../format";
import { decimals } from "./compare";

const SHARE = new Set(["prosent", "percent", "%", "andel"]);

/** Per cents as the server has them: a share between 0 and 1 stands for its hundredfold only where the unit is `andel`. */
export function formOf(unit: string): (n: number) => string {
  if (unit === "andel") return (n) => `${decimals(n * 100, 1)} %`;
  if (SHARE.has(unit)) return (n) => `${decimals(n, 1)} %`;
  return (n) => (Math.abs(n) >= 100 ? num(n) : decimals(n, 1));
}
