/** How many rows were judged at a moment at which the page looked. */
export interface Look {
  readonly judged: number;
  readonly atMs: number;
}

/** What a reader wants to know about the rest of a file. */
export interface Pace {
  readonly rowsPerMinute: number;
  readonly minutesLeft: number;
}

const MINUTE_MS = 60_000;
/** The pace of the last minutes: a file gives way to others, so that it changes over the day. */
const REMEMBERED_MS = 3 * MINUTE_MS;

export const withLook = (looks: readonly Look[], look: Look): readonly Look[] =>
  [...looks, look].filter(({ atMs }) => look.atMs - atMs <= REMEMBERED_MS);

/** @returns `undefined` until two looks have seen rows pass */
export const paceOf = (looks: readonly Look[], rows: number): Pace | undefined => {
  const [first, last] = [looks[0], looks.at(-1)];
  if (!first || !last || last.judged <= first.judged || last.atMs <= first.atMs) return undefined;
  const perMinute = ((last.judged - first.judged) * MINUTE_MS) / (last.atMs - first.atMs);
  return {
    rowsPerMinute: Math.max(1, Math.round(perMinute)),
    minutesLeft: Math.max(0, rows - last.judged) / perMinute,
  };
};

/** Whole per cent that are surely done: 100 only when every row has its result. */
export const percentOf = (judged: number, rows: number): number =>
  rows === 0 ? 100 : Math.floor((judged * 100) / rows);
