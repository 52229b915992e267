import { addDays } from '@pishkhan/calendar';
import type { Json } from '@pishkhan/http-client';
import { deliver, welcome, type Client } from './deeds.ts';
import { isAcknowledged, type Command, type Entry } from './journal.ts';
import { TODAY } from './world.ts';

/** Objections are accepted for thirty days after a bill: these readings are within. */
const OPENED = addDays(TODAY, -35);
const DISPUTED = addDays(TODAY, -10);
const VIEW_MS = 30_000;
const MOST_ROUNDS = 8;
/** Above the limit of the sample policy, so the head must also approve. */
const LARGE = 2400;

type Step = Pick<Command, 'user' | 'path' | 'body' | 'what'> & Partial<Command>;
const give = ({ caller, chance, key }: Client, accountId: string, step: Step): Promise<Entry> =>
  caller.give(chance, { key: key(), service: 'case-handling', category: 'case', account: accountId, ...step });

interface Dispute {
  readonly accountId: string;
  readonly billNumber: string;
  readonly readingId: string;
  readonly rightIndex: number;
}

/** Registers a subscriber with a wrong reading and a bill for it. */
const misread = async (client: Client): Promise<Dispute | undefined> => {
  const { chance, caller, world } = client;
  const standing = await welcome(client);
  if (!standing) return undefined;
  standing.busy = true;
  const {
    accountId,
    meter: { serial },
    index,
  } = standing;
  const rightIndex = index + chance.between(40, 120);
  const wrong = rightIndex + (chance.happens(0.3) ? LARGE : chance.between(50, 300));
  const delivered = await deliver(client, [
    { serial, day: OPENED, index: index + 20 },
    { serial, day: DISPUTED, index: wrong },
  ]);
  if (delivered.answer?.refused?.length !== 0) return undefined;
  const disputed = ({ items }: Json) => items.find(({ periodTo }: Json) => periodTo === DISPUTED) as Json;
  const bill = await caller.read(
    {
      user: 'auditor-1',
      service: 'billing-adjustments',
      path: `/v1/accounts/${accountId}/bills?limit=5`,
      headers: { 'x-reason': 'check' },
    },
    disputed,
    VIEW_MS,
  );
  if (!bill) return undefined;
  if (bill.paymentId) world.contested.set(accountId, { accountId, billId: bill.billId, paymentId: bill.paymentId });
  return { accountId, billNumber: bill.billNumber, readingId: bill.closingReadingId, rightIndex };
};

const open = async (
  client: Client,
  { accountId, billNumber, readingId, rightIndex }: Dispute,
): Promise<{ caseId: string; correctionId: string } | undefined> => {
  const step = (more: Step) => give(client, accountId, more);
  const opened = await step({
    user: 'clerk-101',
    path: '/v1/cases',
    what: 'open a review',
    untilKnown: ['BillMustBeKnown', 'AccountMustBeKnown'],
    body: { kind: 'bill-review', billNumber, objection: 'readFigure', remarks: 'رقم قرائت‌شده با کنتور نمی‌خواند' },
  });
  if (!isAcknowledged(opened)) return undefined;
  const { caseId } = opened.answer;
  const visited = await step({
    user: 'clerk-101',
    path: `/v1/cases/${caseId}/visits`,
    what: 'visit',
    body: { visitedOn: TODAY, indexSeen: rightIndex + 20, meterSound: true },
  });
  if (!isAcknowledged(visited)) return undefined;
  const decided = await step({
    user: 'representative-101-a',
    path: `/v1/cases/${caseId}/decisions`,
    what: 'decide',
    untilKnown: ['ReadingMustBeKnown', 'RepresentativeMustHoldValidCertificate'],
    body: {
      answer: 'errorConfirmed',
      wrongReadingId: readingId,
      rightIndex,
      fault: 'readingContractor',
      reason: 'رقم کنتور در بازدید با قرائت مغایر است',
    },
  });
  return isAcknowledged(decided) && decided.answer.requestId
    ? { caseId, correctionId: decided.answer.requestId }
    : undefined;
};

/**
 * Approves until the correction is posted. A payment in between makes the proposal stale, and it is computed again
 * (7.5, 11.8).
 */
const approve = async (client: Client, accountId: string, correctionId: string): Promise<boolean> => {
  const step = (user: string, deed: 'approvals' | 'proposals', body: object) =>
    give(client, accountId, {
      user,
      path: `/v1/corrections/${correctionId}/${deed}`,
      service: 'billing-adjustments',
      category: 'correction',
      what: deed === 'approvals' ? 'approve' : 'compute afresh',
      body,
      mayBeNothing: true,
    });
  const decisive = ({ status, hash, approvalsLeft }: Json) =>
    ['awaitingApproval', 'posted', 'refused', 'declined'].includes(status)
      ? ({ status, hash, approvalsLeft } as Json)
      : undefined;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const standing = await client.caller.read(
      { user: 'representative-101-b', service: 'billing-adjustments', path: `/v1/corrections/${correctionId}` },
      decisive,
      VIEW_MS,
    );
    if (standing?.status !== 'awaitingApproval') return standing?.status === 'posted';
    const user = standing.approvalsLeft.includes('qualifiedRepresentative') ? 'representative-101-b' : 'head-1';
    const signed = await step(user, 'approvals', { hash: standing.hash });
    if (!isAcknowledged(signed) && signed.rule !== 'CorrectionMustBeAwaitingApproval')
      await step(user, 'proposals', {});
  }
  return false;
};

/**
 * A bill review from a misread index through visit, decision and approvals to the reply, while others pay into the same
 * account (A6).
 */
export const reviewBill = async (client: Client): Promise<void> => {
  const dispute = await misread(client);
  if (!dispute) return;
  const { accountId } = dispute;
  const review = await open(client, dispute);
  const posted = review !== undefined && (await approve(client, accountId, review.correctionId));
  client.world.contested.delete(accountId);
  if (!posted) return;
  const answered = ({ stage }: Json) => (stage === 'correctedAnswer' ? true : undefined);
  const ready = await client.caller.read(
    { user: 'clerk-101', service: 'case-handling', path: `/v1/cases/${review.caseId}` },
    answered,
    VIEW_MS,
  );
  if (ready)
    await give(client, accountId, {
      user: 'clerk-101',
      path: `/v1/cases/${review.caseId}/notices`,
      what: 'inform',
      body: { channel: 'sms', remarks: 'پیامک شد' },
    });
};
