import { civilDate, type CivilDate } from '@pishkhan/calendar';
import { indexesOf, indexJudgementUntilPublished, judgeIndex, wideRollover } from '@pishkhan/consumption';
import type { KnownMeter, KnownReading } from '../../engine/kind/known.ts';
import { visitIn } from './visit.ts';

/** The visit as evidence, with the meter and its readings. */
export interface Seen {
  readonly reports: Parameters<typeof visitIn>[0]['reports'];
  readonly meter: KnownMeter | undefined;
}
export interface SeenReadings extends Seen {
  readonly meterReadings: readonly KnownReading[];
}

/**
 * After a rollover the register shows less than before. It is possible only within the capacity of the days since and
 * the policy's share of the register (11.4, 15.4-34).
 */
const hasRolledOver = ({ reports, meter }: Seen, index: number, readOn: CivilDate): boolean => {
  const visit = visitIn({ reports });
  if (visit === undefined || meter?.meterId !== visit.meterId || index >= indexesOf(meter)) return false;
  const seen = { readOn: civilDate(visit.visitedOn), index: visit.indexSeen };
  const { limits = indexJudgementUntilPublished } = meter;
  const judged = { register: meter, before: [{ readOn, index }], index: seen, limits };
  return judgeIndex(judged).rolledOver;
};

/** The capacity of the days until the visit allows a rollover, also above the share of the policy (15.4-33). */
export const couldHaveRolledOver = ({ reports, meter }: Seen, index: number, readOn: CivilDate): boolean => {
  const visit = visitIn({ reports });
  if (visit === undefined || meter?.meterId !== visit.meterId || index >= indexesOf(meter)) return false;
  const later = { readOn: civilDate(visit.visitedOn), index: visit.indexSeen };
  return index > later.index && wideRollover(meter, { earlier: { readOn, index }, later }) !== undefined;
};

/** A reading after this day, and not after the visit, has a rollover mark (11.4, 15.4-33). */
const rolloverIsRecordedSince = (meterReadings: readonly KnownReading[], readOn: CivilDate, visitedOn: string) =>
  meterReadings.some((reading) => reading.rolledOver && reading.readOn > readOn && reading.readOn <= visitedOn);

/**
 * A sound meter only counts up: on an earlier day its index was not above the one seen at the visit, unless its
 * register has rolled over since. The visit of one meter says nothing of another one that was in its place before
 * (11.4, 15.4-38).
 */
export const isAboveIndexSeen = (
  { meterReadings, ...seen }: SeenReadings,
  { index, readOn, meterId }: Pick<KnownReading, 'index' | 'readOn' | 'meterId'>,
): boolean => {
  const visit = visitIn(seen);
  return (
    visit !== undefined &&
    meterId === visit.meterId &&
    readOn <= visit.visitedOn &&
    index > visit.indexSeen &&
    !rolloverIsRecordedSince(meterReadings, readOn, visit.visitedOn) &&
    !hasRolledOver(seen, index, readOn)
  );
};

/** Readings since the last recorded rollover that stand above the index seen, the oldest first (15.4-38). */
export const readingsAboveIndexSeen = (seen: SeenReadings): readonly KnownReading[] =>
  seen.meterReadings.filter((reading) => isAboveIndexSeen(seen, reading));
