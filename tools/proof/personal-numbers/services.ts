import { setTimeout as sleep } from 'node:timers/promises';
import { billIdOf, paymentIdOf } from '@pishkhan/identifiers';
import { rial } from '@pishkhan/money';
import { get, post, type Answer, type TestRequest } from '@pishkhan/testing';
import type { Seeded } from './people.ts';
import { REASON, textsOf, type Send } from './texts.ts';

export interface Sends {
  readonly accounts: Send;
  readonly cases: Send;
  readonly billing: Send;
  readonly metering: Send;
}

const PAUSE_MS = 200;
/** What another service published may arrive later (409); a client repeats the request. */
export const onArrival = async (send: Send, request: TestRequest, expected: readonly number[]): Promise<Answer> => {
  for (;;) {
    const answer = await send(request, [...expected, 409]);
    if (answer.status !== 409) return answer;
    await sleep(PAUSE_MS);
  }
};

/** What a reader with a reason and one without are shown. */
const shown = async (send: Send, request: TestRequest, last: Answer): Promise<readonly [string, string]> => {
  const after = { 'x-after-position': last.headers.get('x-position')! };
  const [whole, masked] = [
    await send(request.with(after).because(REASON), [200]),
    await send(request.with(after), [200]),
  ];
  return [JSON.stringify(whole.body), JSON.stringify(masked.body)];
};
const opensWithReason = ([whole, masked]: readonly [string, string], text: string): boolean =>
  whole.includes(text) && !masked.includes(text);

/** Terms that are proposed with a number in their evidence, and declined for a reason with one. */
const inTerms = async (send: Send, { fileNumber }: Seeded, text: string): Promise<boolean> => {
  const path = `/v1/accounts/${fileNumber}/terms-changes`;
  const change = { from: '2026-11-21', dwellingUnits: 2, evidence: text };
  const proposed = await send(post(path, change).by('affairs-1'), [201]);
  const card = await shown(send, get(`/v1/accounts/${fileNumber}`).by('clerk-101'), proposed);
  await send(post(`${path}/${proposed.body.changeId}/declines`, { reason: text }).by('head-1'), [201]);
  return opensWithReason(card, text);
};

/** A meter that is taken off again for a reason with a number; its account can be erased. */
const inMetering = async (send: Send, { fileNumber }: Seeded, text: string): Promise<boolean> => {
  const serial = `7${fileNumber}`;
  const meter = { serial, accountId: fileNumber, capacity: 'G4', registerDigits: 5, index: 120 };
  await onArrival(send, post('/v1/meters', { ...meter, installedOn: '2026-11-21' }).by('connections-1'), [201]);
  const removal = post(`/v1/meters/${serial}/removals`, { reason: text }).by('connections-1');
  return opensWithReason(await shown(send, get(`/v1/meters/${serial}`).by('head-1'), await send(removal, [201])), text);
};

/** Money of a doubted day: a proposal and its decline with numbers. */
const inBilling = async (send: Send, { fileNumber }: Seeded, text: string): Promise<boolean> => {
  const billId = billIdOf({ fileNumber, companyCode: '062' });
  const paymentId = paymentIdOf({ billId, amount: rial(171_000), yearDigit: 5, period: 6 });
  const paid = { billId, paymentId, amount: 171_000, paidOn: '2020-01-02', receiptNumber: `r-${fileNumber}` };
  const { body } = await send(post('/v1/payments', paid).by('bank-1'), [201]);
  const path = `/v1/unidentified-payments/${body.unidentifiedPaymentId}`;
  const proposal = post(`${path}/proposals`, { kind: 'return', reason: text }).by('receivables-1');
  let proposed = await send(proposal, [201, 404]);
  for (; proposed.status === 404; proposed = await send(proposal, [201, 404])) await sleep(PAUSE_MS);
  const seen = await shown(send, get(path).by('receivables-1'), proposed);
  await send(post(`${path}/declines`, { proposal: 1, reason: text }).by('head-1'), [200]);
  return opensWithReason(seen, text);
};

/** Texts of the other services. @returns Whether each is shown as written with a reason only */
export const seedServices = async (sends: Sends, person: Seeded): Promise<boolean> => {
  const text = textsOf(person).join('؛ ');
  const all = [
    await inTerms(sends.accounts, person, text),
    await inMetering(sends.metering, person, text),
    await inBilling(sends.billing, person, text),
  ];
  return all.every(Boolean);
};

const letter = { ground: 'writtenRequest', letterNumber: '۱۴۰۵/۸/۱۲', letterIssuedOn: '2026-11-21' };

/** Complaints without an account are erased by the door of applicants. */
const eraseApplicant = async (send: Send, { mobile }: Seeded, caseIds: readonly string[]): Promise<void> => {
  const path = '/v1/applicant-erasures';
  const body = { ...letter, mobile, cases: caseIds.map((caseId) => ({ caseId })) };
  const { erasureId } = (await send(post(path, body).by('affairs-1'), [201])).body;
  await send(post(`${path}/${erasureId}/confirmations`).by('head-1'), [200]);
  for (;;) {
    const { items } = (await send(get(`${path}?state=erased&limit=100`).by('auditor-1'), [200])).body;
    if (items.some((each: { erasureId: string }) => each.erasureId === erasureId)) return;
    await sleep(PAUSE_MS);
  }
};

/**
 * The person is erased by two persons in every service. @returns Whether nobody is shown a number any more, with every
 * right and a reason
 */
export const erase = async (
  { accounts, cases, metering }: Sends,
  person: Seeded,
  caseIds: readonly string[],
): Promise<boolean> => {
  for (const caseId of caseIds) {
    await cases(post(`/v1/cases/${caseId}/withdrawals`, { reason: 'منصرف شد' }).by('clerk-101'), [201]);
    await cases(post(`/v1/cases/${caseId}/notices`, { channel: 'inPerson' }).by('clerk-101'), [201]);
  }
  await eraseApplicant(cases, person, caseIds);
  const path = `/v1/accounts/${person.fileNumber}/erasures`;
  const request = post(path, letter).by('affairs-1');
  const { erasureId } = (await onArrival(accounts, request, [201])).body;
  await onArrival(accounts, post(`${path}/${erasureId}/confirmations`).by('head-1'), [200]);
  const card = get(`/v1/accounts/${person.fileNumber}`).because(REASON).by('auditor-1');
  for (;;) {
    const { erasure } = (await accounts(card, [200])).body;
    if (erasure?.state === 'erased') break;
    await sleep(PAUSE_MS);
  }
  const answers = [
    await accounts(card, [200]),
    await metering(get(`/v1/meters/7${person.fileNumber}`).because(REASON).by('auditor-1'), [200]),
    ...(await Promise.all(
      caseIds.map((caseId) => cases(get(`/v1/cases/${caseId}`).because(REASON).by('clerk-101'), [200])),
    )),
  ];
  const texts = textsOf(person);
  return answers.every(({ body }) => {
    const said = JSON.stringify(body);
    return !said.includes(person.name) && texts.every((text) => !said.includes(text));
  });
};
