// Dates that may be known only to the year or the month, written by locale.

/** `2024`, `2022-09` or `2024-05-22` in words of the locale; anything else is shown as it came. */
export function date(text: string, locale: string): string {
  const [year, month, day] = text.split("-").map(Number);
  if (!/^\d{4}(-\d{2}){0,2}$/.test(text) || year === undefined) return text;
  if (month === undefined) return String(year);
  const at = new Date(Date.UTC(year, month - 1, day ?? 1));
  const form: Intl.DateTimeFormatOptions =
    day === undefined
      ? { year: "numeric", month: "short", timeZone: "UTC" }
      : { year: "numeric", month: "numeric", day: "numeric", timeZone: "UTC" };
  return new Intl.DateTimeFormat(locale, form).format(at);
}

/** A moment as its date. */
export function day(timestamp: string, locale: string): string {
  return date(timestamp.slice(0, 10), locale);
}

/** A moment as its time of day, with the date before it on another day than `now`; in the reader's own time zone. */
export function moment(timestamp: string, locale: string, now = new Date()): string {
  const at = new Date(timestamp);
  if (Number.isNaN(at.getTime())) return timestamp;
  const time: Intl.DateTimeFormatOptions = { hour: "2-digit", minute: "2-digit" };
  const today = at.toDateString() === now.toDateString();
  return new Intl.DateTimeFormat(locale, today ? time : { year: "numeric", month: "numeric", day: "numeric", ...time }).format(at);
}

export function period(from: string | null, to: string | null, locale: string): string | null {
  if (from === null && to === null) return null;
  return `${from === null ? "" : date(from, locale)}–${to === null ? "" : date(to, locale)}`;
}
