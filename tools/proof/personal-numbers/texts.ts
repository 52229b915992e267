import { faDigits } from '@pishkhan/fields';
import { get, post, type Answer, type TestRequest } from '@pishkhan/testing';
import type { Seeded } from './people.ts';

export const inPersian = (digits: string): string => faDigits(digits);

export type Send = (request: TestRequest, expected: readonly number[]) => Promise<Answer>;

/** Texts that people write with the numbers of a person, in digits of both scripts. */
export const textsOf = ({ nationalId, mobile, iban }: Seeded): readonly string[] => [
  `با شماره ${inPersian(mobile)} تماس گرفته شد`,
  `کد ملی ${nationalId}، همراه ${mobile}، شبا ${inPersian(iban)}`,
];

export const REASON = 'مراجعه حضوری';

/**
 * A complaint whose texts have numbers of a person at every step of the clerk. @returns The case, and whether a reader
 * with a reason sees every text as it was written, and a reader without a reason none
 */
export const seedTexts = async (
  send: Send,
  complaint: object,
  person: Seeded,
): Promise<{ readonly caseId: string; readonly isShownRightly: boolean }> => {
  const texts = textsOf(person);
  const opened = await send(post('/v1/cases', { ...complaint, complaint: texts.join('؛ ') }).by('clerk-101'), [201]);
  const path = `/v1/cases/${opened.body.caseId}`;
  let last = opened;
  for (const text of texts) last = await send(post(`${path}/notes`, { text }).by('clerk-101'), [201]);
  last = await send(post(`${path}/escalations`, { reason: texts[0] }).by('clerk-101'), [201, 403, 409, 422]);
  const after = { 'x-after-position': (last.headers.get('x-position') ?? opened.headers.get('x-position'))! };
  const read = (request: TestRequest) => send(request.with(after).by('clerk-101'), [200]);
  const [whole, masked] = [await read(get(path).because(REASON)), await read(get(path))];
  const said = JSON.stringify(masked.body);
  const isShownRightly = texts.every((text) => JSON.stringify(whole.body).includes(text) && !said.includes(text));
  return { caseId: opened.body.caseId, isShownRightly };
};

/** Doors that take no number in a text, because it is about no person, refuse it by name. */
export const refusedTexts = async (accounts: Send, { fileNumber, mobile }: Seeded): Promise<void> => {
  const office = {
    officeId: `office-${fileNumber}`,
    kind: 'counterOffice',
    county: 'county-1',
    name: `دفتر ${mobile}`,
  };
  await accounts(post('/v1/offices', { ...office, openedOn: '2026-11-22' }).by('policy-1'), [400, 403]);
};
