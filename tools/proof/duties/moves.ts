import type { Chance } from '@pishkhan/data/random';
import { sampleAccount, type CertificateCommand } from '@pishkhan/billing-adjustments/simulation';
import { rial } from '@pishkhan/money';
import type { Fault } from './faults.ts';
import type { Log } from './log.ts';
import { accountId, certificateOf, contents, firstPolicies, people, publishers, terms, today } from './office.ts';

const now = { today, at: `${today}T08:00:00.000Z` };

/** Steps between which others act. */
export type Work = Generator<void, void>;
export interface Ground {
  readonly log: Log;
  readonly chance: Chance;
  readonly fault: Fault;
  /** A number that this story has not used yet. */
  next(): number;
}

export function* publish({ log, chance, fault, next }: Ground): Work {
  const content = chance.pick(contents);
  const place = next();
  const version = `v${place}`;
  const draft = {
    ...firstPolicies.approval,
    version,
    effectiveFrom: sampleAccount.day(7, 1 + (place % 9)),
    content,
  };
  const [proposer, confirmer] = [chance.pick(publishers), chance.pick(publishers)];
  yield* log.execute(fault.policy, 'correction-approval', () => ({
    type: 'ProposeVersion' as const,
    draft,
    by: proposer,
    reason: 'played',
    ...now,
  }));
  yield* log.execute(fault.policy, 'correction-approval', () => ({
    type: 'ConfirmVersion' as const,
    version,
    by: confirmer,
    ...now,
  }));
}

export function* changeCertificate({ log, chance, fault, next }: Ground): Work {
  const person = chance.pick(people.slice(0, 5));
  const isRevoked = chance.happens(0.25);
  const number = `C-${person.name}-${next()}`;
  const execute = (command: CertificateCommand) => log.execute(fault.certificate, person.name, () => command);
  if (isRevoked) {
    yield* execute({ type: 'RevokeCertificates', by: 'certifier-1', reason: 'played', on: today });
    return;
  }
  const issuer = chance.pick(publishers).subject;
  const wished = { ...certificateOf(person), ...chance.pick(terms), issuer, certificateNumber: number };
  yield* execute({ type: 'ProposeCertificate', terms: wished, reason: 'played', today });
  yield* execute({ type: 'ConfirmCertificate', certificateNumber: number, by: chance.pick(publishers), ...now });
}

export function* pay({ log, chance, fault, next }: Ground): Work {
  const receiptNumber = `r${next()}`;
  const amount = rial(chance.between(100, 900) * 1_000);
  yield* log.execute(fault.billAccount, accountId, ({ terms, bills }) => ({
    type: 'ReceivePayment' as const,
    billId: terms!.billId,
    paymentId: bills.findLast(({ face }) => face.paymentId !== undefined)!.face.paymentId!,
    amount,
    paidOn: today,
    today,
    receiptNumber,
  }));
}

export function* refund({ log, chance, fault, next }: Ground): Work {
  const refundId = `${accountId}-f${next()}`;
  const actor = { by: 'money-1', roles: ['receivablesOfficer'], office: 'county-1' };
  const amount = rial(chance.between(10, 90) * 1_000);
  const content = { bands: [{ upTo: null, approvals: ['receivablesOfficer'] as const }] };
  const draft = { ...firstPolicies.approval, name: 'refund-approval', content };
  yield* log.execute(fault.billAccount, accountId, () => ({
    type: 'RequestRefund' as const,
    refundId,
    amount,
    ibanEnding: '1868',
    reason: 'played',
    actor,
    policy: draft as never,
    today,
  }));
}
