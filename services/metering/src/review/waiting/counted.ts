import type { ReadingToReview } from '../reading-to-review.schema.ts';
import { findingTitles } from './finding-words.ts';

type Finding = keyof typeof findingTitles;
type Waiting = Pick<
  ReadingToReview,
  'accountId' | 'reasons' | 'heldOn' | 'reviewUntil' | 'visitOrdered' | 'correctionAwaited'
>;

/** How often each value stands in a list, the most frequent first. */
const timesOf = <Value>(values: readonly Value[]): readonly (readonly [Value, number])[] =>
  [...Map.groupBy(values, (value) => value)]
    .map(([value, same]) => [value, same.length] as const)
    .toSorted(([, one], [, other]) => other - one);

/** Two findings of one kind count once. */
const findingsOf = ({ reasons }: Waiting): Finding[] => [...new Set(reasons.map(({ finding }) => finding as Finding))];

/** Readings that wait, in figures. */
export const countedOn = (today: string, reviews: readonly Waiting[], countyOf: ReadonlyMap<string, string>) => ({
  waiting: reviews.length,
  overdue: reviews.filter(({ reviewUntil }) => reviewUntil !== null && reviewUntil < today).length,
  visitOrdered: reviews.filter(({ visitOrdered }) => visitOrdered).length,
  correctionAwaited: reviews.filter(({ correctionAwaited }) => correctionAwaited).length,
  oldestHeldOn: reviews.map(({ heldOn }) => heldOn).toSorted()[0] ?? null,
  findings: timesOf(reviews.flatMap(findingsOf)).map(([finding, waiting]) => ({
    finding,
    title: findingTitles[finding],
    waiting,
  })),
  counties: timesOf(
    reviews.flatMap(({ accountId }) => {
      const county = countyOf.get(accountId);
      return county === undefined ? [] : [county];
    }),
  ).map(([countyOffice, waiting]) => ({ countyOffice, waiting })),
});
