import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, get, startTestPlatform, type TestPlatform } from '@pishkhan/testing';
import { day } from '../../bill-account/examples/account.ts';
import { after, correctTo, opened, read } from '../../bill-account/examples/history.ts';
import { publishedSettings } from '../../bill-account/examples/settings.ts';
import { billingAdjustments } from '../../index.ts';

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;

const STREAM = 'bill-account-10203040';
const issued = after(opened, [read('a', day(5), 190)]);
const corrected = after(issued, [correctTo(150)]);
const recorded = [
  ['2026-10-01T04:30:00.000Z', issued],
  // 00:30 of 3 October in Tehran.
  ['2026-10-02T21:00:00.000Z', corrected],
] as const;
const lastRevision = corrected.events.length - 1;

beforeAll(async () => {
  platform = await startTestPlatform({ now: recorded[0][0] });
  api = await platform.start(billingAdjustments);
  await api.given(publishedSettings).when(get('/v1/corrections').by('auditor-1')).then(200);
  let appended = 0;
  for (const [now, { events }] of recorded) {
    platform.clock.set(now);
    await api
      .given({ [STREAM]: events.slice(appended) })
      .when(get('/v1/corrections').by('auditor-1'))
      .then(200);
    appended = events.length;
  }
});
afterAll(() => platform.stop());

const replay = async (query = '', reason: string | undefined = 'رسیدگی به شکایت') => {
  const asked = get(`/v1/streams/${STREAM}${query}`).by('auditor-1');
  return (await api.when(reason === undefined ? asked : asked.because(reason)).then(200)).body;
};
const withoutReason = async (query = '') =>
  (await api.when(get(`/v1/streams/${STREAM}${query}`).by('auditor-1')).then(200)).body;

describe('GET /v1/streams/:stream', () => {
  it('11.8-5, A6-3: each step has who, when, why, the fact, the state after it and the fields that it changed', async () => {
    const { steps, length, title, category, fields } = await replay('?limit=50');
    expect(fields).toMatchObject({ bills: { fa: 'قبض‌ها', en: 'bills' } });
    expect({ length, title, category }).toMatchObject({
      length: lastRevision + 1,
      title: { fa: 'حساب قبض‌های اشتراک' },
      category: 'bill-account',
    });
    const last = steps.at(-1);
    expect(last).toMatchObject({
      revision: lastRevision,
      type: corrected.events.at(-1)!.type,
      recordedAt: recorded[1][0],
      actor: { subject: expect.any(String), roles: expect.any(Array) },
      cause: { commandId: expect.any(String) },
    });
    const correcting = steps.find(({ type }: { type: string }) => type === 'BillsCorrected');
    expect(correcting).toMatchObject({ title: { fa: 'قبض‌ها تعدیل شد', en: 'bills were corrected' } });
    expect(correcting.changed).toContain('bills');
    expect(correcting.state.bills.length).toBeGreaterThan(1);
  });
  it('the state of a later page is folded from the begin', async () => {
    const whole = (await replay('?limit=50')).steps;
    const first = await replay('?limit=2');
    expect(first.next).toBe(1);
    const second = await replay(`?limit=50&after=${first.next}`);
    expect([...first.steps, ...second.steps]).toEqual(whole);
    expect(second.next).toBeNull();
    expect((await replay('?after=9999')).steps).toEqual([]);
  });
  it('11.8-5: as known on a day in Tehran, and at an instant', async () => {
    const before = await replay('?asOf=1405-07-10&limit=50');
    expect(before.length).toBe(issued.events.length);
    expect(before.steps.at(-1).state).toEqual((await replay('?limit=50')).steps[issued.events.length - 1].state);
    expect(before.moments).toEqual([
      { at: recorded[0][0], day: '2026-10-01' },
      { at: recorded[1][0], day: '2026-10-03' },
    ]);
    expect((await replay('?asOf=2026-10-03')).length).toBe(lastRevision + 1);
    const instant = encodeURIComponent('2026-10-02T20:59:59Z');
    expect((await replay(`?asOf=${instant}`)).length).toBe(issued.events.length);
    await api
      .when(get(`/v1/streams/${STREAM}?asOf=2026-09-01`).by('auditor-1').because('spec'))
      .thenRefused(404, 'StreamMustBeKnownThen');
  });
  it('1.2, 7.5: who did what, with the office, how often', async () => {
    const { persons } = await replay();
    const times = persons.flatMap(({ acts }: { acts: { times: number }[] }) => acts.map((act) => act.times));
    expect(times.reduce((sum: number, each: number) => sum + each, 0)).toBe(lastRevision + 1);
    expect(persons[0].acts[0]).toMatchObject({ type: expect.any(String), title: { fa: expect.any(String) } });
  });
  it('N7: without a reason there are names, times and persons, no fact and no state', async () => {
    const { masked, steps } = await withoutReason();
    expect(masked).toBe(true);
    for (const step of steps) {
      expect(step).toMatchObject({ type: expect.any(String), actor: { subject: expect.any(String) } });
      for (const hidden of ['data', 'state', 'changed', 'reason']) expect(step).not.toHaveProperty(hidden);
    }
  });
  it('N7: a replay is a look-up of the household', async () => {
    await replay();
    await eventually(async () => {
      const found = await api.when(get('/v1/look-ups?account=10203040').by('auditor-1')).then(200);
      const whole = { endpoint: 'GET /v1/streams/{stream}', form: 'whole' };
      expect(found.body.items).toContainEqual(expect.objectContaining(whole));
    });
  });
  it('N29: a stream that is none is refused by its field, one that does not exist as missing', async () => {
    for (const malformed of ['case', 'case-', '-1', 'حساب-1'].map(encodeURIComponent)) {
      const asked = get(`/v1/streams/${malformed}`).by('auditor-1');
      const { body } = await api.when(asked).thenRefused(422, 'StreamMustBeNamed');
      expect(body.errors).toMatchObject([{ field: 'stream' }]);
    }
    await api.when(get('/v1/streams/case-1').by('auditor-1')).thenRefused(404, 'StreamMustExist');
    await api.when(get('/v1/streams/bill-account-77').by('auditor-1')).thenRefused(404, 'StreamMustExist');
    await api.when(get(`/v1/streams/${STREAM}`).by('head-1')).thenRefused(403, 'RoleMustAllow');
    await api.when(get(`/v1/streams/${STREAM}?limit=51`).by('auditor-1')).thenRefused(400, 'InvalidInput');
  });
  it('case 08: an event of a newer release ends the readable part, in words', async () => {
    const [newer, ...others] = (await platform.eventStore.readStream(STREAM)).slice(-1);
    expect(others).toEqual([]);
    const stream = 'bill-account-10203049';
    const [first] = await platform.eventStore.readStream(STREAM);
    await platform.eventStore.append(stream, 'NoStream', [
      { ...first!, id: crypto.randomUUID() },
      { ...newer!, id: crypto.randomUUID(), metadata: { ...newer!.metadata, schemaVersion: 999 } },
    ]);
    const { body } = await api.when(get(`/v1/streams/${stream}`).by('auditor-1').because('spec')).then(200);
    expect(body).toMatchObject({ length: 1, next: null, unknown: { revision: 1, schemaVersion: 999 } });
    expect(body.unknown.fa).toContain('نسخه تازه‌تر');
  });
});

describe('GET /v1/streams', () => {
  const found = async (query: string) => {
    const { body } = await api.when(get(`/v1/streams?${query}`).by('auditor-1')).then(200);
    return body.items.map(({ stream }: { stream: string }) => stream);
  };
  it('finds the stream of an account, a bill or its own name, typed as people type', () =>
    eventually(async () => {
      expect(await found('identifier=10203040')).toContain(STREAM);
      expect(await found(`identifier=${encodeURIComponent('۱۰۲۰۳۰۴۰-۱۴۰۵-۰۱-۱')}`)).toContain(STREAM);
      expect(await found(`identifier=${STREAM}`)).toEqual([STREAM]);
      expect(await found('identifier=77')).toEqual([]);
    }));
  it('S7, 9.7: a mobile number, a national id or an IBAN is in no address, in any spelling', async () => {
    const personal = ['09123456789', '+98 912 345 6789', '۰۰۸۴۵۷۵۹۴۸', '008-457594-8', 'IR820540102680020817909002'];
    for (const typed of personal) {
      const asked = get(`/v1/streams?identifier=${encodeURIComponent(typed)}`).by('auditor-1');
      const { body } = await api.when(asked).thenRefused(422, 'SearchMustNotBeInAddress');
      expect(body.errors).toMatchObject([{ field: 'identifier' }]);
    }
    expect(await found('identifier=0084575949')).toEqual([]);
  });
  it('pages through a category, the latest first, with words', async () => {
    const { body } = await api.when(get('/v1/streams?category=policy&limit=1').by('auditor-1')).then(200);
    expect(body.items).toMatchObject([{ category: 'policy', title: { fa: 'ضابطه‌های صورتحساب' } }]);
    expect(body.items[0]).not.toHaveProperty('names');
    const next = await found(`category=policy&limit=1&cursor=${encodeURIComponent(body.next)}`);
    expect(next).not.toContain(body.items[0].stream);
  });
  it('finds among them the stream that has an event', async () => {
    const [event] = (await replay()).steps.slice(-1);
    const { body } = await api
      .when(get(`/v1/streams?identifier=10203040&event=${event.eventId}`).by('auditor-1'))
      .then(200);
    expect(body.items).toMatchObject([{ stream: STREAM, revision: event.revision }]);
    expect(await found(`identifier=10203040&event=${crypto.randomUUID()}`)).toEqual([]);
    const alone = get(`/v1/streams?event=${event.eventId}`).by('auditor-1');
    const refused = await api.when(alone).thenRefused(400, 'InvalidInput');
    expect(refused.body.errors).toMatchObject([{ field: 'identifier' }]);
  });
  it('names the categories of the service in words', async () => {
    const { body } = await api.when(get('/v1/stream-categories').by('auditor-1')).then(200);
    expect(body.items).toContainEqual({ category: 'correction', title: { fa: 'تعدیل قبض', en: 'bill correction' } });
  });
});
