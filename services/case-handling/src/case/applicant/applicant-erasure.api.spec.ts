import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { START } from '@pishkhan/event-store';
import { startService } from '@pishkhan/service-kit';
import {
  calendar,
  dyingStore,
  eventually,
  fees,
  get,
  post,
  publishVersion,
  startTestPlatform,
  type TestPlatform,
} from '@pishkhan/testing';
import { caseHandling } from '../../index.ts';
import { invariants } from '../../invariants.ts';

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
beforeAll(async () => {
  platform = await startTestPlatform();
  api = await platform.start(caseHandling);
  await publishVersion(api, '/v1/working-calendars', calendar);
  await publishVersion(api, '/v1/fee-schedules', fees);
});
afterAll(() => platform.stop());

const erasures = '/v1/applicant-erasures';
const letter = { ground: 'writtenRequest', letterNumber: '۱۴۰۵/۸/۱۳', letterIssuedOn: '2026-11-21' };
let next = 0;
/** A complaint of somebody without an account, with a number in its text. */
const complaint = async (more: object = {}) => {
  next += 1;
  const own = { mobile: `0912345${2000 + next}`, other: `0935765${2000 + next}`, name: `مینا گلزار${'ابپتثج'[next]}` };
  const text = `با شماره ${own.other} تماس گرفته شد`;
  const form = { kind: 'complaint', subject: 'behaviour', complaint: text, countyOffice: 'county-1' };
  const contact = { applicantName: own.name, mobile: own.mobile };
  const { body } = await api.when(post('/v1/cases', { ...form, ...contact, ...more }).by('clerk-101')).then(201);
  return { ...own, caseId: body.caseId as string };
};
type Complaint = Awaited<ReturnType<typeof complaint>>;
const end = async ({ caseId }: Complaint) => {
  await api.when(post(`/v1/cases/${caseId}/withdrawals`, { reason: 'منصرف شد' }).by('clerk-101')).then(201);
  await api.when(post(`/v1/cases/${caseId}/notices`, { channel: 'inPerson' }).by('clerk-101')).then(201);
};
const requestOf = ({ mobile }: Complaint, ...cases: readonly string[]) =>
  post(erasures, { ...letter, mobile, cases: cases.map((caseId) => ({ caseId })) }).by('affairs-1');
const refusedCases = async (request: ReturnType<typeof requestOf>, status: number, rule: string) =>
  (await api.when(request).thenRefused(status, rule)).body.data.cases;
const foreignIn = (request: ReturnType<typeof requestOf>) =>
  refusedCases(request, 422, 'ErasedCasesMustBeOfTheApplicant');
const confirmationOf = (erasureId: string) => post(`${erasures}/${erasureId}/confirmations`).by('head-1');
const shownOf = async ({ caseId }: Complaint) =>
  JSON.stringify((await api.when(get(`/v1/cases/${caseId}`).because('مراجعه حضوری').by('clerk-101')).then(200)).body);
const stateOf = async (erasureId: string) =>
  (await api.when(get(`${erasures}?limit=100`).by('auditor-1')).then(200)).body.items.find(
    (each: { erasureId: string }) => each.erasureId === erasureId,
  );
const erased = (erasureId: string) =>
  eventually(async () => expect(await stateOf(erasureId)).toMatchObject({ state: 'erased', left: [] }));
/** Every stored byte: log, topics, views, sealed documents. */
const everything = (): string =>
  readdirSync(platform.folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('witness'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');

describe('A6: the erasure of an applicant without an account', () => {
  it('A6, N17, 7.5: two persons erase name, mobile number and numbers in texts; the log stays as it is', async () => {
    const of = await complaint();
    expect(await shownOf(of)).toContain(of.other);
    expect(await refusedCases(requestOf(of, of.caseId), 409, 'ErasedCasesMustBeClosed')).toEqual([of.caseId]);
    await end(of);
    const { body } = await api
      .when(requestOf(of, of.caseId))
      .then(201, [{ type: 'ApplicantErasureRequested', data: { cases: [of.caseId], requestedBy: 'affairs-1' } }]);
    expect(await stateOf(body.erasureId)).toMatchObject({ state: 'requested', countyOffice: 'county-1' });
    expect(await shownOf(of)).toContain(of.name);
    const log = await platform.eventStore.readStream(`case-${of.caseId}`);
    await api.when(confirmationOf(body.erasureId)).then(200, [{ type: 'ApplicantErasureConfirmed' }]);
    await erased(body.erasureId);
    const shown = await shownOf(of);
    expect(shown).toContain('[شماره همراه]');
    for (const value of [of.name, of.other, of.mobile.slice(1)]) {
      expect(shown).not.toContain(value);
      expect(everything()).not.toContain(value);
    }
    expect(await platform.eventStore.readStream(`case-${of.caseId}`)).toEqual(log);
    expect(await foreignIn(requestOf(of, of.caseId))).toEqual([of.caseId]);
  });
  it('A6, N29: cases of somebody else and unknown ones are named alike, and a declined request erases nothing', async () => {
    const [of, foreign] = [await complaint(), await complaint()];
    await end(of);
    await end(foreign);
    const unknown = '00000000-0000-4000-8000-00000000000a';
    expect(await foreignIn(requestOf(of, of.caseId, foreign.caseId, unknown))).toEqual([foreign.caseId, unknown]);
    const { body } = await api.when(requestOf(of, of.caseId)).then(201);
    await api.when(confirmationOf(unknown)).thenRefused(404, 'ApplicantErasureMustExist');
    const decline = post(`${erasures}/${body.erasureId}/declines`, { because: 'documentDoesNotMatch' }).by('head-1');
    await api.when(decline).then(200, [{ type: 'ApplicantErasureDeclined' }]);
    await api.when(confirmationOf(body.erasureId)).thenRefused(409, 'ApplicantErasureMustWait');
    expect(await shownOf(of)).toContain(of.name);
  });
  it('A6, A5-4: is not confirmed while another county handles a case that was opened again and handed over', async () => {
    const of = await complaint();
    await end(of);
    const { body } = await api.when(requestOf(of, of.caseId)).then(201);
    await api.when(post(`/v1/cases/${of.caseId}/reopenings`, { reason: 'مدرک تازه' }).by('clerk-101')).then(201);
    const handOver = post(`/v1/cases/${of.caseId}/hand-overs`, { to: 'county-2', reason: 'محل رویداد آنجاست' });
    await api.when(handOver.by('office-head-1')).then(201);
    expect(await refusedCases(confirmationOf(body.erasureId), 409, 'ErasedCasesMustBeClosed')).toEqual([of.caseId]);
  });
  it('A6, 7.5: one person does not do both', async () => {
    const of = await complaint();
    await end(of);
    const { body } = await api.when(requestOf(of, of.caseId).by('head-1')).then(201);
    await api.when(confirmationOf(body.erasureId)).thenRefused(422, 'ApplicantErasureMustBeConfirmedByAnother');
    await api.when(confirmationOf(body.erasureId).by('affairs-1')).thenRefused(403, 'RoleMustAllow');
    const log = await platform.eventStore.readAll({ after: START, limit: 10_000 });
    const two = invariants.find(({ name }) => name.startsWith('an erasure of an applicant'))!;
    expect(two.check(log).violations).toEqual([]);
    const alone = { type: 'ApplicantErasureConfirmed', stream: `applicant-erasure-${body.erasureId}` };
    const confirmed = { ...alone, data: { erasureId: body.erasureId, confirmedBy: 'Head-1' } };
    expect(two.check([...log, confirmed as (typeof log)[number]]).violations).toHaveLength(1);
  });
  it.each(['before', 'after'] as const)(
    'A6: kill -9 %s the record of the destruction: the restart carries it out',
    async (when) => {
      const of = await complaint();
      await end(of);
      const { body } = await api.when(requestOf(of, of.caseId)).then(201);
      await api.service.stop();
      const { store: eventStore, isDead } = dyingStore(platform.eventStore, { event: 'ApplicantErased', when });
      const own = await platform.platformFor('case-handling');
      const mortal = await startService(caseHandling, { ...own, eventStore }, { host: '127.0.0.1', port: 0 });
      await mortal.ready();
      const confirmation = confirmationOf(body.erasureId);
      await fetch(`${mortal.url}${confirmation.path}`, {
        method: 'POST',
        headers: { ...confirmation.headers, authorization: `Bearer ${await platform.tokenFor('head-1')}` },
      });
      await eventually(() => Promise.resolve(expect(isDead()).toBe(true)));
      await mortal.stop();
      api = await platform.start(caseHandling);
      await erased(body.erasureId);
      expect(await shownOf(of)).not.toContain(of.name);
      expect(
        (await platform.eventStore.readStream(`applicant-erasure-${body.erasureId}`)).map(({ type }) => type),
      ).toEqual(['ApplicantErasureRequested', 'ApplicantErasureConfirmed', 'ApplicantErased']);
    },
  );
});
