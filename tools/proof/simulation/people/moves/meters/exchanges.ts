import type { CivilDate } from '@pishkhan/calendar';
import type { Company } from '../../../company/company.ts';
import { granted } from '../../../company/desks.ts';
import { connections, head } from '../../../company/persons.ts';
import type { Request } from '../../asking.ts';
import { removalIndexOf, shownOn, type Household } from '../../households.ts';
import { seenIn, type Seen } from '../../seen.ts';
import type { Move, Scene } from '../move.ts';

const service = 'metering';
const reason = 'simulated';

const waitingIn = (seen: Seen, { serial }: Household) => {
  const meter = seen.meter(serial);
  return meter.status === 'installed' ? meter.takingOff : undefined;
};

/** The other meter is there, and the books do not know it. */
export const isOverdue = (company: Company, { serial, next }: Household): boolean =>
  next !== undefined &&
  next.since <= company.clock.today() &&
  seenIn(company).exists('meter', serial) &&
  !seenIn(company).exists('meter', next.serial);

/** What somebody sees on the meter of the books: if it was taken off, its last index. */
export const seenIndex = (company: Company, household: Household, day: CivilDate): number =>
  isOverdue(company, household) ? removalIndexOf(household, household.next!.since) : shownOn(household, day);

/** The next step of Card 13: it is entered, with a document where figures contradict it, and the head confirms it. */
export const enterCard = (seen: Seen, household: Household, proven = false): Request => {
  const { serial, next, capacity, registerDigits } = household;
  const waiting = waitingIn(seen, household);
  if (waiting)
    return {
      service,
      actor: head,
      use: ({ exchanges }, envelope) =>
        exchanges.confirmExchange({ meterId: serial, exchangeId: waiting.exchangeId }, envelope, granted),
    };
  const { since: takenOffOn, start: index, serial: putIn } = next!;
  const removed = removalIndexOf(household, takenOffOn);
  const meter = seen.meter(serial);
  const last =
    meter.status === 'installed'
      ? meter.readings.findLast(({ readOn, kind }) => readOn < takenOffOn && kind === 'actual')
      : undefined;
  const card = {
    takenOffOn,
    index: removed,
    ...(last && last.index > removed && { rolloverConfirmed: true }),
    ...(proven && { indexProof: 'photograph of the register' }),
    reason: 'fault' as const,
    putIn: { serial: putIn, capacity, registerDigits, index },
  };
  return {
    service,
    actor: connections,
    use: ({ exchanges }, envelope) => exchanges.enterExchange({ meterId: serial }, card, envelope, granted),
  };
};

/** The head sends an entry back; without one there is nothing to do. */
export const declineCard = (seen: Seen, household: Household): Request[] => {
  const waiting = waitingIn(seen, household);
  if (!waiting) return [];
  const path = { meterId: household.serial, exchangeId: waiting.exchangeId };
  return [
    {
      service,
      actor: head,
      use: ({ exchanges }, envelope) => exchanges.declineExchange(path, { reason }, envelope, granted),
    },
  ];
};

/** Moves around Card 13, which comes early, or after bills by estimates (11.4; situations 11 and 12). */
export const exchangeMoves = ({ company, households, seen }: Scene): Move[] =>
  households
    .filter((household) => isOverdue(company, household))
    .flatMap((household) => [
      { weight: 0.6, request: () => enterCard(seen, household) },
      ...declineCard(seen, household).map((request) => ({ weight: 0.2, request: () => request })),
    ]);
