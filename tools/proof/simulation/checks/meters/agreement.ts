import { daysBetween } from '@pishkhan/calendar';
import type { Household } from '../../people/households.ts';
import { seenIn } from '../../people/seen.ts';
import { judge, ofType, type RecordedEvent } from '@pishkhan/event-store';
import type { Check } from '../check.ts';

/** What a meter of this capacity can count in a day, m³ (11.4). */
const MOST_A_DAY: Partial<Record<Household['capacity'], number>> = { G4: 24 * 6, G16: 24 * 25 };

interface Agreed {
  readonly readingId: string;
  readonly index: number;
  readonly rolledOver?: boolean;
  readonly rolloverConfirmed?: boolean;
}
const markOf = ({ rolledOver, rolloverConfirmed }: Agreed): string =>
  `${rolledOver ? ' rolled over' : ''}${rolloverConfirmed ? ' confirmed' : ''}`;
const indexes = (readings: readonly Agreed[]) =>
  readings.map((reading) => `${reading.readingId.slice(0, 8)} ${reading.index}${markOf(reading)}`).join(', ');

type MeterState = ReturnType<ReturnType<typeof seenIn>['meter']>;
const readingsOf = (meter: MeterState): readonly Agreed[] => (meter.status === 'takenOff' ? meter.readings : []);

const sameIndexes: Check = {
  name: 'metering and billing agree on every valid index and rollover',
  judge: ({ company, households }) => {
    const seen = seenIn(company);
    return judge(
      households.filter(({ serial }) => seen.exists('meter', serial)),
      ({ accountId, serial, next }: Household) => {
        const [present, account] = [seen.presentMeter({ serial, next }), seen.account(accountId)];
        if (present.status !== 'installed' || !account.terms || !account.meter) return false;
        const former = present.meterId === serial ? [] : readingsOf(seen.meter(serial));
        const [metered, billed] = [
          indexes([...former, ...present.readings]),
          indexes([...account.readings, ...account.waiting]),
        ];
        return metered !== billed && `${accountId}: the meter has ${metered}; the bills have ${billed}`;
      },
    );
  },
};

interface Reviewed {
  readonly reviewId: string;
  readonly readingId?: string;
  readonly overridden?: readonly unknown[];
}

/** Readings that the head accepted with evidence although they are implausible, and corrected ones. */
const overriddenIn = (log: readonly RecordedEvent[]): ReadonlySet<string | undefined> => {
  const reviews = new Set(
    ofType<Reviewed>(log, 'ReadingReviewEnded')
      .filter(({ data: { overridden = [] } }) => overridden.length > 0)
      .map(({ data }) => data.reviewId),
  );
  const held = ofType<Reviewed>(log, 'ReadingHeldForReview').filter(({ data }) => reviews.has(data.reviewId));
  const corrected = ofType<{ readonly readingId: string }>(log, 'ReadingCorrected');
  return new Set([...held, ...corrected].map(({ data }) => data.readingId));
};

type Face = ReturnType<ReturnType<typeof seenIn>['account']>['bills'][number]['face'];

/** Days since the last reading from the meter: an estimate is no bound (15.4-31). */
const daysOf = (faces: readonly Face[], { periodFrom, periodTo }: Face): number => {
  const before = faces.find((each) => each.estimated && each.periodTo === periodFrom);
  return daysBetween(periodFrom, periodTo) + (before ? daysOf(faces, before) : 0);
};

type Account = ReturnType<ReturnType<typeof seenIn>['account']>;
/** Standard m³ of a m³ at the meter (11.4). */
const largestFactor = ({ volumeFactors = [] }: Account): number =>
  Math.max(1, ...volumeFactors.map(({ factor }) => Number(factor)));

/** For bills of readings from the meter: people approve the figures of a correction or of an override. */
const possibleConsumption: Check = {
  name: 'no bill for a reading charges more gas than the meter can have counted in its days',
  judge: ({ company, households }) => {
    const factors = new Map(
      households.map(({ accountId }) => [accountId, largestFactor(seenIn(company).account(accountId))]),
    );
    const overridden = overriddenIn(company.store.log);
    const bills = households.flatMap(({ accountId, capacity }) => {
      const faces = seenIn(company)
        .account(accountId)
        .bills.map(({ face }) => face)
        .filter(({ issue }) => issue === 1);
      return faces
        .filter((face) => !face.estimated)
        .filter((face) => [face.openingReadingId, face.closingReadingId].every((id) => !overridden.has(id)))
        .map((face) => ({ ...face, most: factors.get(accountId)! * MOST_A_DAY[capacity]! * daysOf(faces, face) }));
    });
    return judge(
      bills,
      ({ billNumber, consumption, most }) =>
        Number(consumption) > most && `bill ${billNumber} is for ${consumption} m³ of at most ${most} m³`,
    );
  },
};

/** Facts that two services must agree on. */
export const agreementChecks: readonly Check[] = [sameIndexes, possibleConsumption];
