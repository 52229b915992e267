import type { AccountOpened } from '@pishkhan/contracts';
import { judge, ofType, type RecordedEvent } from '@pishkhan/event-store';
import { seenIn } from '../people/seen.ts';
import type { Check } from './check.ts';

type Log = readonly RecordedEvent[];
type Fields = Readonly<Record<string, unknown>>;

const times = (log: Log, type: string, holds: (data: Fields) => boolean): number =>
  ofType<Fields>(log, type).filter(({ data }) => holds(data)).length;

/** Each fact of one kind has its effect once. */
const once = (
  name: string,
  causes: (log: Log) => readonly RecordedEvent[],
  effects: (log: Log, data: Fields) => number,
): Check => ({
  name,
  judge: ({
    company: {
      store: { log },
    },
  }) =>
    judge(causes(log), ({ stream, revision, type, data }) => {
      const found = effects(log, data as Fields);
      return found !== 1 && `${stream} #${revision} ${type}: ${found} effects`;
    }),
});

const isUnsound = ({ data }: RecordedEvent) => !(data as { meterSound: boolean }).meterSound;

/** An account is complete when billing has its terms and its meter. */
const ofCompleteAccounts = (log: Log, readings: readonly RecordedEvent[]) =>
  readings.filter(({ data }) =>
    ['BillAccountOpened', 'MeterTaken'].every(
      (type) => times(log, type, ({ accountId }) => accountId === (data as Fields)['accountId']) > 0,
    ),
  );

const deadlineOf = ({ stream, data }: ReturnType<typeof ofType<Fields>>[number]) =>
  `${stream}: ${String(data['clock'])} of ${String(data['dueOn'])}`;

/** A deadline that calendars move to a later day and back again is missed again (10.5-6). */
const deadlinesMissedOnce: Check = {
  name: 'each deadline is missed once',
  judge: ({ company: { store } }) => {
    const movedBack = ofType<Fields>(store.log, 'DeadlineReplanned').map(deadlineOf);
    return judge([...Map.groupBy(ofType<Fields>(store.log, 'DeadlineMissed'), deadlineOf)], ([deadline, missed]) => {
      const most = 1 + movedBack.filter((each) => each === deadline).length;
      return missed.length > most && `${deadline} was missed ${missed.length} times`;
    });
  },
};

/** A reading below an estimate waits for the correction of the estimate (15.4-32); no reading is both. */
const billedOrKept: Check = {
  name: 'each accepted reading of a complete account is billed once, or kept by its account',
  judge: ({ company }) => {
    const { log } = company.store;
    const seen = seenIn(company);
    return judge(
      ofCompleteAccounts(log, ofType(log, 'ReadingAccepted')) as readonly RecordedEvent[],
      ({ stream, revision, data }) => {
        const { readingId, accountId } = data as { readonly readingId: string; readonly accountId: string };
        const bills = times(log, 'BillIssued', ({ reading }) => (reading as Fields)['readingId'] === readingId);
        const kept = seen.account(accountId).waiting.filter((reading) => reading.readingId === readingId).length;
        return bills + kept !== 1 && `${stream} #${revision}: ${bills} bills, kept ${kept} times`;
      },
    );
  },
};

interface Indexed {
  readonly readingId: string;
  readonly rightIndex: number;
  readonly because?: string;
}
interface Posted {
  readonly correctionId: string;
  readonly readings: readonly Indexed[];
}
interface Exchanged {
  readonly estimates?: readonly { readonly readingId: string; readonly index: number }[];
}
type Recorded = Indexed & Pick<Posted, 'correctionId'>;

/**
 * Metering records every index that billing posted (15.4-31, 15.4-38), and besides them only what it derives anew for
 * readings that billing had not received. What it has derived alike already is recorded by that earlier correction, and
 * the estimates of a late exchange by the exchange (ADR 0122).
 */
const postedReadingsAreRecorded: Check = {
  name: 'each corrected index of a posting is recorded by metering once',
  judge: ({
    company: {
      store: { log },
    },
  }) =>
    judge(ofType<Posted>(log, 'BillsCorrected'), ({ stream, revision, data: { correctionId, readings } }) => {
      const recorded = ofType<Recorded>(log, 'ReadingCorrected').map(({ data }) => data);
      const isAlike = (one: Indexed, other: Indexed) =>
        one.readingId === other.readingId && one.rightIndex === other.rightIndex;
      const own = recorded.filter((each) => each.correctionId === correctionId);
      const missing = readings.filter((posted) => own.filter((each) => isAlike(each, posted)).length !== 1);
      const moved = ofType<Exchanged>(log, 'MeterExchanged').flatMap(({ data }) => data.estimates ?? []);
      const isMoved = (posted: Indexed) =>
        moved.some((each) => each.readingId === posted.readingId && each.index === posted.rightIndex);
      const isDerivedBefore = (posted: Indexed) =>
        isMoved(posted) || recorded.some((each) => each.because === 'derivedAnew' && isAlike(each, posted));
      const lost = missing.filter((posted) => posted.because !== 'derivedAnew' || !isDerivedBefore(posted));
      const more = own.filter(
        (each) => each.because !== 'derivedAnew' && !readings.some((posted) => isAlike(each, posted)),
      );
      const textOf = ({ readingId, rightIndex }: Indexed) => `${readingId} ${rightIndex}`;
      return (
        lost.length + more.length > 0 &&
        `${stream} #${revision} posted ${readings.map(textOf).join(', ')}; metering recorded ${own.map(textOf).join(', ')}`
      );
    }),
};

export const effectChecks: readonly Check[] = [
  once(
    'each account is opened for billing once',
    (log) => ofType<AccountOpened>(log, 'AccountOpened'),
    (log, { accountId }) => times(log, 'BillAccountOpened', (data) => data['accountId'] === accountId),
  ),
  once(
    'each installed meter is recorded once',
    (log) => ofType<Fields>(log, 'MeterInstalled').filter(({ data }) => data['exchangeId'] === undefined),
    (log, { meterId }) => times(log, 'MeterTaken', ({ meter }) => (meter as Fields)['meterId'] === meterId),
  ),
  once(
    'each exchange of meters is taken by billing once',
    (log) => ofType(log, 'MeterExchanged'),
    (log, { exchangeId }) => times(log, 'MeterExchangeTaken', (data) => data['exchangeId'] === exchangeId),
  ),
  billedOrKept,
  once(
    'each fault that a visit found is on the meter’s record once',
    (log) => ofType(log, 'MeterVisited').filter(isUnsound),
    (log, { caseId }) => times(log, 'MeterFaultFound', (data) => data['caseId'] === caseId),
  ),
  postedReadingsAreRecorded,
  once(
    'each posting of a contractor’s mistake debits the contractor once',
    (log) => ofType(log, 'MiscEntryPosted'),
    (log, { linkId }) => times(log, 'ContractorDebited', (data) => data['linkId'] === linkId),
  ),
  once(
    'each reversal of a Card 74 item credits the contractor once',
    (log) => ofType(log, 'MiscEntryReversed'),
    (log, { linkId }) => times(log, 'ContractorCredited', (data) => data['linkId'] === linkId),
  ),
  deadlinesMissedOnce,
];
