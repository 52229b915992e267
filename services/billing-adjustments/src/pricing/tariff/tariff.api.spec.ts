import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { defineService } from '@pishkhan/service-kit';
import { topicOf } from '@pishkhan/messages';
import { eventually, get, post, startTestPlatform, publishVersion } from '@pishkhan/testing';
import { readTariffFile } from './tariff-files.ts';
import { TariffApi } from './tariff.api.ts';
import { tariffPublications } from './tariff.publish.ts';
import { tariffBook } from './domain/tariff-book.ts';
import { tariffsInForce } from './views/tariffs-in-force.view.ts';

const service = defineService({
  name: 'billing-adjustments',
  title: { fa: 'تعرفه', en: 'Tariffs' },
  deciders: [tariffBook],
  views: [tariffsInForce],
  publish: {},
  reactions: [],
  controllers: [TariffApi],
});
const published = readTariffFile('1397.json');
const raised = readTariffFile('sample-1404-07.json');
let platform: Awaited<ReturnType<typeof startTestPlatform>>;
let api: Awaited<ReturnType<typeof platform.start>>;

beforeAll(async () => {
  platform = await startTestPlatform();
  api = await platform.start(service);
});
afterAll(() => platform.stop());

describe('POST /v1/tariff-versions', () => {
  it('11.1, 11.3: publishes an unchangeable version', async () => {
    const { body } = await publishVersion(api, '/v1/tariff-versions', published, [
      { type: 'TariffVersionPublished', data: published },
    ]);
    expect(body).toEqual({ version: '1397', status: 'published' });
    await api.when(post('/v1/tariff-versions', published).by('policy-1')).then(201, []);
    await api
      .when(post('/v1/tariff-versions', { ...published, levyBasisPoints: 0 }).by('policy-1'))
      .thenRefused(422, 'TariffVersionMustNotChange');
  });
  it('names every invalid field', async () => {
    const { body } = await api
      .when(
        post('/v1/tariff-versions', {
          ...raised,
          effectiveFrom: '1404-07-01x',
          uses: [{ ...raised.uses[0], tables: [{ tiers: [{ upTo: 1.5, price: '10.5' }] }] }],
          surprise: 1,
        }).by('policy-1'),
      )
      .thenRefused(400, 'InvalidInput');
    expect(body.errors.map(({ field }: { field: string }) => field)).toEqual(
      expect.arrayContaining([
        'effectiveFrom',
        'surprise',
        'uses[0].tables[0].tiers[0].upTo',
        'uses[0].tables[0].tiers[0].price',
      ]),
    );
  });
  it('accepts it from a policy officer only', async () => {
    await api.when(post('/v1/tariff-versions', raised)).then(401, []);
    await api.when(post('/v1/tariff-versions', raised).by('clerk-101')).then(403, []);
  });
});

describe('GET /v1/tariff-versions', () => {
  it('11.1: lists versions, the latest first, page by page', async () => {
    const { body: first } = await api
      .given({ 'tariff-book-gas': [{ type: 'TariffVersionPublished', data: raised }] })
      .when(get('/v1/tariff-versions?limit=1').by('clerk-101'))
      .then(200);
    expect(first.items).toEqual([raised]);
    const { body: second } = await api
      .when(get(`/v1/tariff-versions?limit=1&cursor=${first.next}`).by('clerk-101'))
      .then(200);
    expect(second).toEqual({
      items: [
        {
          ...published,
          publishedOn: '2026-11-22',
          publication: expect.objectContaining({ confirmedBy: 'head-1' }),
        },
      ],
      next: null,
      waiting: [],
    });
  });
  it('11.1: returns the one in force on a day', async () => {
    const on = async (day: string) =>
      (await api.when(get(`/v1/tariff-versions?on=${day}`).by('auditor-1')).then(200)).body.items.map(
        ({ version }: { version: string }) => version,
      );
    expect([await on('2018-04-04'), await on('2025-09-22'), await on('2025-09-23')]).toEqual([
      [],
      ['1397'],
      ['sample-1404-07'],
    ]);
  });
  it('F14: a version replaced on its day is in force on no day, and names its replacement', async () => {
    const wrong = { ...published, version: '1406', effectiveFrom: '2027-03-21', effectiveFromJalali: '1406-01-01' };
    await publishVersion(api, '/v1/tariff-versions', wrong);
    const right = { ...wrong, version: '1406-b', vatBasisPoints: 1_000 };
    await publishVersion(api, '/v1/tariff-versions', right, [
      { type: 'TariffVersionPublished', data: { version: '1406-b', replaces: '1406', place: 4 } },
    ]);
    const versions = async (query: string) =>
      (await api.when(get(`/v1/tariff-versions?${query}`).by('auditor-1')).then(200)).body.items;
    expect(await versions('on=2027-03-21')).toMatchObject([{ version: '1406-b' }]);
    expect(await versions('limit=50')).toEqual(
      expect.arrayContaining([expect.objectContaining({ version: '1406', replacedBy: '1406-b' })]),
    );
  });
  it('11.3: is not available to reading contractors', () =>
    api.when(get('/v1/tariff-versions').by('reader-zagros')).then(403));
});

describe('a tariff version as people type it', () => {
  it('15.4-44: reads Persian digits in prices, bounds, zones and days', async () => {
    const { averageHouseholdPrice, seasons, uses, standingCharges } = raised;
    const faDigits = (value: unknown): unknown =>
      JSON.parse(
        JSON.stringify(value).replace(/"(from|to)":"([^"]+)"|(?<=[:[,])\d+(?=[,}\]])/g, (found, end, day) => {
          const fa = (text: string) => text.replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)]!);
          return day === undefined ? `"${fa(found)}"` : `"${end}":"${fa(day)}"`;
        }),
      );
    const typed = faDigits({ averageHouseholdPrice, seasons, uses, standingCharges }) as object;
    expect(typed).toMatchObject({ averageHouseholdPrice: { warm: expect.stringMatching(/^[۰-۹]+$/) } });
    const nextDay = { effectiveFrom: '2025-09-24', effectiveFromJalali: '1404-07-02' };
    const draft = { ...raised, version: 'typed-in-persian', ...nextDay };
    await publishVersion(api, '/v1/tariff-versions', { ...draft, ...typed }, [
      { type: 'TariffVersionPublished', data: draft },
    ]);
  });
});

describe('TariffVersionPublished, for other services', () => {
  it('15.4-41: counts the versions and not their proposals and declines; older events keep their number', async () => {
    const own = await startTestPlatform();
    const book = await own.start({ ...service, publish: tariffPublications });
    const said: unknown[] = [];
    await own.messages.consume({
      topics: [topicOf('billing-adjustments')],
      group: 'spec',
      handle: ({ data }) => Promise.resolve(void said.push(data)),
    });
    const of = (version: string, year: number) => ({
      ...published,
      version,
      effectiveFrom: `${year + 621}-03-21`,
      effectiveFromJalali: `${year}-01-01`,
    });
    await book
      .given({ 'tariff-book-gas': [{ type: 'TariffVersionPublished', data: published }] })
      .when(post('/v1/tariff-versions', of('declined', 1406)).by('policy-1'))
      .then(201);
    const decline = post('/v1/tariff-versions/declined/declines', { reason: 'spec' }).by('policy-2');
    await book.when(decline).then(200);
    await publishVersion(book, '/v1/tariff-versions', of('second', 1406));
    await publishVersion(book, '/v1/tariff-versions', of('replacing', 1406));
    await publishVersion(book, '/v1/tariff-versions', of('fourth', 1410));
    const counted = ['1397', 'second', 'replacing', 'fourth'].map((version, place) => ({ version, number: place + 1 }));
    await eventually(() => Promise.resolve(expect(said).toMatchObject(counted)));
    await own.stop();
  });
});
