// Walking minutes in five steps (ColorBrewer BuPu): near is light, far is dark.

export const WALK_COLOURS = ["#EDF8FB", "#B3CDE3", "#8C96C6", "#8856A7", "#62116B"] as const;
/** The upper end of each step but the last, in minutes. */
export const WALK_LIMITS = [5, 10, 15, 30] as const;

export function walkStep(minutes: number): number {
  const step = WALK_LIMITS.findIndex((limit) => minutes <= limit);
  return step === -1 ? WALK_LIMITS.length : step;
}

export const walkField = (minutes: number) => `gang${walkStep(minutes)}`;
