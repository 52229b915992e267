import { parseDate } from '@internationalized/date';
import { accounts, cases, dataOf, metering } from '../../../api/clients.ts';
import type { CaseFileDto, WorklistItemDto } from '../../../api/generated/case-handling.ts';
import { ProblemError } from '../../../api/problem.ts';
import { jalaliTyped } from '../../../parts/form/values/typed.ts';
import { reasonHeader } from '../../../parts/reason/served.ts';
import { daysOf } from './expected.ts';
import type { KeptVisit, MeterToVisit } from '../kept/kept-visit.ts';

/** What may not be seen, or is missing, is not taken along; the visit itself is. */
const orNull = <Data>(asked: Promise<Data>): Promise<Data | null> =>
  asked.catch((error: unknown) => {
    if (error instanceof ProblemError && [403, 404].includes(error.problem.status)) return null;
    throw error;
  });

const meterOf = async ({ meterId, caseId }: CaseFileDto): Promise<MeterToVisit | null> => {
  if (meterId === null) return null;
  const params = { path: { meterId } };
  const card = await orNull(dataOf(metering.GET('/v1/meters/{meterId}', { params, headers: reasonHeader(caseId) })));
  if (!card) return null;
  const { serial, lastReading, indexToday } = card;
  const last = lastReading && { readOn: lastReading.readOn, index: lastReading.index, kind: lastReading.kind };
  return { serial, last: last ?? null, expected: indexToday ?? null };
};

/** The address alone: neither name nor number of the subscriber comes to the phone. */
const addressOf = async ({ accountId, caseId }: CaseFileDto): Promise<string | null> => {
  if (accountId === null) return null;
  const params = { path: { accountId } };
  const headers = reasonHeader(caseId);
  const place = await orNull(dataOf(accounts.GET('/v1/accounts/{accountId}/place', { params, headers })));
  return place?.address ?? null;
};

/** The day at the office: the age of a case is counted up to it. */
const businessDay = (openedOn: string, ageInDays: number): string =>
  parseDate(openedOn).add({ days: ageInDays }).toString();

/**
 * What is needed at the meter of one case. The case is the reason of the look-ups.
 *
 * @returns Undefined if the case does not wait for a report of this person any more
 */
export const freshVisit = async ({ caseId, ageInDays }: WorklistItemDto): Promise<KeptVisit | undefined> => {
  const file = await dataOf(cases.GET('/v1/cases/{caseId}', { params: { path: { caseId } } }));
  const action = file.actions.find(({ name }) => name === 'report');
  if (!action) return undefined;
  const [meter, address] = await Promise.all([meterOf(file), addressOf(file)]);
  const day = businessDay(file.openedOn, ageInDays);
  const { trackingCode, title, dueOn } = file;
  const values = daysOf(action.fields, jalaliTyped(day));
  const known = { caseId, trackingCode, title, dueOn, address, meter, action, day, values };
  return { ...known, seen: file.history.length, progress: { state: 'open' } };
};
