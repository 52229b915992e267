const DAY_MS = 86_400_000;

/** Whole days from an instant until now. */
export const daysSince = (at: string, now: number): number => Math.max(0, Math.floor((now - Date.parse(at)) / DAY_MS));
