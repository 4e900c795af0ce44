// How long one must wait, in words and in the unit a person would use.
import { tn } from "../text";

const MINUTE = 60;
const HOUR = 60 * MINUTE;

export function waitWords(seconds: number): string {
  if (seconds < 2 * MINUTE) return tn("wait.seconds", Math.max(1, Math.ceil(seconds)));
  if (seconds < 2 * HOUR) return tn("wait.minutes", Math.ceil(seconds / MINUTE));
  return tn("wait.hours", Math.ceil(seconds / HOUR));
}
