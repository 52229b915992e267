import { defineView, eventsOf } from '@pishkhan/views';
import type { MeterExchanged, MeterTakenOff } from '../../domain/exchanging/exchange.messages.ts';
import { meter } from '../../domain/meter.ts';
import {
  metersOfConnectionDocument,
  type KnownMeters as Known,
  type MeterOfConnection as One,
} from './meters-of-connection.schema.ts';

const keys = ({ data }: { readonly data: { readonly accountId: string } }) => [data.accountId];

const opened = (
  data: {
    readonly meterId: string;
    readonly make?: string;
    readonly capacity: One['capacity'];
    readonly registerDigits: number;
    readonly index: number;
    readonly readingId: string;
    readonly seals?: readonly string[];
  },
  installedOn: One['installedOn'],
  exchangeId: string | null,
): One => ({
  meterId: data.meterId,
  make: data.make ?? null,
  capacity: data.capacity,
  registerDigits: data.registerDigits,
  installedOn,
  index: data.index,
  readingId: data.readingId,
  seals: [...(data.seals ?? [])],
  exchangeId,
  takenOff: null,
  wrongAccount: null,
  tests: [],
});

type How = Pick<NonNullable<One['takenOff']>, 'on' | 'exchangeId' | 'because' | 'newMeterId'>;
const removed = ({ takenOff: off, ...data }: (MeterExchanged | MeterTakenOff)['data'], how: How): One['takenOff'] => ({
  ...how,
  index: off.index,
  readingId: off.readingId,
  rolloverConfirmed: off.rolloverConfirmed === true,
  seals: [...(off.seals ?? [])],
  by: data.exchangedBy ?? null,
  contractorId: data.contractorId ?? null,
  enteredBy: data.enteredBy ?? null,
  confirmedBy: data.confirmedBy ?? null,
  recordedOn: data.recordedOn,
  caseId: data.caseId ?? null,
  remark: data.remark ?? null,
});

/** Changes the last installation of a meter on the account. */
const changed = (known: Known | undefined, meterId: string, change: (last: One) => One): Known | undefined => {
  if (!known) return undefined;
  const place = known.meters.findLastIndex((each) => each.meterId === meterId);
  return { ...known, meters: known.meters.map((each, at) => (at === place ? change(each) : each)) };
};
const added = (known: Known | undefined, accountId: string, next: One): Known => ({
  accountId,
  meters: [...(known?.meters ?? []), next],
});

/** "Which meter measured this connection on which days, and why not?", for bills, complaints and auditors. */
export const metersOfConnection = defineView({
  name: 'meters-of-connection',
  version: 1,
  question: 'Which meter measured this connection on which days, and if none, why not?',
  source: eventsOf(meter),
  document: metersOfConnectionDocument,
}).on({
  MeterInstalled: {
    keys,
    // One that an exchange put in counts when the old one ends.
    change: (known, { data }) =>
      data.exchangeId === undefined ? added(known, data.accountId, opened(data, data.installedOn, null)) : known,
  },
  MeterExchanged: {
    keys,
    change: (known, { data }) => {
      const { accountId, meterId, exchangedOn: on, exchangeId, reason: because, putIn } = data;
      const ended = changed(known, meterId, (last) => ({
        ...last,
        takenOff: removed(data, { on, exchangeId, because, newMeterId: putIn.meterId }),
      }));
      return added(ended, accountId, opened(putIn, on, exchangeId));
    },
  },
  MeterTakenOff: {
    keys,
    change: (known, { data }) =>
      changed(known, data.meterId, (last) => ({
        ...last,
        takenOff: removed(data, {
          on: data.takenOffOn,
          exchangeId: data.removalId,
          because: data.absence,
          newMeterId: null,
        }),
      })),
  },
  MeterRemoved: {
    keys,
    change: (known, { data: { meterId, removedOn: on, reason, exchangeId } }) =>
      exchangeId === undefined ? changed(known, meterId, (last) => ({ ...last, wrongAccount: { on, reason } })) : known,
  },
  MeterTestRecorded: {
    keys,
    change: (known, { data: { meterId, accountId: _, testId: __, workshopId: ___, validUntil = null, ...result } }) =>
      changed(known, meterId, (last) => ({ ...last, tests: [...last.tests, { ...result, validUntil }] })),
  },
  ReadingCorrected: {
    keys,
    change: (known, { data: { readingId, rightIndex: index } }) =>
      known && {
        ...known,
        meters: known.meters.map((each) => ({
          ...each,
          ...(each.readingId === readingId && { index }),
          takenOff: each.takenOff?.readingId === readingId ? { ...each.takenOff, index } : each.takenOff,
        })),
      },
  },
  ReadingAccepted: 'ignored',
  MeterStoodStill: 'ignored',
  StandstillDisproved: 'ignored',
  MeterFaultFound: 'ignored',
  ReadingHeldForReview: 'ignored',
  ReadingReviewEnded: 'ignored',
  ReadingVisitOrdered: 'ignored',
  ReadingKeptAsEvidence: 'ignored',
  AcceptedFallSettled: 'ignored',
  MeterRemovalRequested: 'ignored',
  MeterRemovalDeclined: 'ignored',
  MeterZoneMoveRequested: 'ignored',
  MeterZoneMoveDeclined: 'ignored',
  MeterMovedToZone: 'ignored',
  TakingOffEntered: 'ignored',
  TakingOffDeclined: 'ignored',
  SelfReadingRefused: 'ignored',
  RegisterSetAssigned: 'ignored',
});
