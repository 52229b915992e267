/** Steps that are asked for at once. */
export const PAGE = 20;

/** The page that has a step, as the revision before its first one; all pages begin at the same places. */
export const pageOf = (step: number): number => Math.floor(step / PAGE) * PAGE - 1;

interface Numbered {
  readonly revision: number;
}

/** The step of a page; undefined if the page is another one, or ended before it because its states are large. */
export const stepOf = <Step extends Numbered>(page: { readonly steps: readonly Step[] }, step: number) =>
  page.steps.find(({ revision }) => revision === step);

/** The step of an address among those that there are; the last one if it names none. */
export const stepIn = (asked: number | undefined, length: number): number =>
  asked === undefined || !Number.isInteger(asked) ? length - 1 : Math.min(Math.max(asked, 0), length - 1);

interface Moment {
  readonly at: string;
  readonly day: string;
}

/** The points of time to choose from: days of record, or the instants of a record of one day. */
export const pointsOf = (moments: readonly Moment[]): readonly string[] => {
  const days = [...new Set(moments.map(({ day }) => day))];
  return days.length > 1 ? days : moments.map(({ at }) => at);
};

/** The place of the time of an address among the points: the last one by then, the first one before all. */
export const placeOfTime = (points: readonly string[], asOf: string | undefined): number => {
  if (asOf === undefined) return points.length - 1;
  return Math.max(
    points.findLastIndex((point) => point <= asOf),
    0,
  );
};
