import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readCsv } from '@pishkhan/service-kit';
import { get, post, startTestPlatform, type TestPlatform } from '../../index.ts';
import { sampleService } from '../sample-service.ts';

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
beforeAll(async () => {
  platform = await startTestPlatform();
  api = await platform.start(sampleService);
});
afterAll(() => platform.stop());

const write = (body: unknown) => post('/v1/notes/1', body).by('clerk-101');
const members = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`m${at}`, at]));
const list = (count: number) => Array.from({ length: count }, () => 1);
const chain = (levels: number): unknown => (levels === 0 ? 1 : [chain(levels - 1)]);

describe('N12: a request is limited before it is validated', () => {
  it.each([
    ['20,000 members', members(20_000), 'maxMembers'],
    ['20,000 members of a list', { text: 'a', lines: list(20_000) }, 'maxMembers'],
    ['5,001 members on several levels', { text: members(2_500), lines: list(2_499) }, 'maxMembers'],
    ['25 levels', { text: chain(25) }, 'maxDepth'],
    ['a text of 16,385 characters', { text: 'x'.repeat(16_385) }, 'maxTextLength'],
    ['a name of 16,385 characters', { ['x'.repeat(16_385)]: 1 }, 'maxTextLength'],
    ['31 marks on a letter', { text: `a${'\u0301'.repeat(31)}` }, 'maxMarks'],
  ])('%s: one error, of the limit', async (_, body, rule) => {
    const { errors } = (await api.when(write(body)).thenRefused(400, 'InvalidInput')).body;
    expect(errors).toEqual([{ field: '', rule, message: expect.any(String) }]);
  });

  it('the largest accepted request is validated, and 20 of its errors are named', async () => {
    const { body } = await api.when(write({ text: members(4_000), ...members(900) })).thenRefused(400, 'InvalidInput');
    expect(body.errors).toHaveLength(20);
    expect(body.data.errors).toBeGreaterThan(900);
  });

  it('a query has at most 50 parameters', async () => {
    const query = Array.from({ length: 51 }, (_, at) => `a${at}=1`).join('&');
    const { body } = await api.when(get(`/v1/notes/pages?${query}`).by('clerk-101')).thenRefused(400, 'InvalidInput');
    expect(body.errors).toEqual([expect.objectContaining({ rule: 'maxMembers' })]);
  });
});

describe('N12: a CSV file', () => {
  const header = 'one,two';

  it('has lines of at most 4,096 characters', async () => {
    const fits = `"${'x'.repeat(4_090)}",1`;
    expect((await readCsv(`${header}\n${fits}`, 10)).lines).toHaveLength(1);
    for (const longer of [`${header}\n\n${fits}234`, `${header}\n${'"a"b,'.repeat(900_000)}`, ','.repeat(4_097)])
      await expect(readCsv(longer, 10)).rejects.toMatchObject({
        rule: 'LineMustNotBeTooLong',
        data: { most: 4_096 },
      });
  });

  it('is read no further than one line beyond the allowed number', async () => {
    expect((await readCsv(`${header}\n${'1,2\n'.repeat(1_000_000)}`, 3)).lines).toHaveLength(4);
    expect((await readCsv(`${header}${'\n'.repeat(100_000)}1,2`, 3)).lines).toEqual([
      { line: 100_001, cells: ['1', '2'] },
    ]);
  });

  it('gives other work its turn while it is read', async () => {
    let turns = 0;
    let running = true;
    const turn = () => {
      turns++;
      if (running) setImmediate(turn);
    };
    setImmediate(turn);
    await readCsv(`${header}\n${'"1","2"\n'.repeat(60_000)}`, 60_000);
    running = false;
    expect(turns).toBeGreaterThan(3);
  });

  it.each([
    ['a letter after a quote', '"a"b,c', []],
    ['an open quote', '"a,c', []],
    ['a quote inside', 'a"b,c', []],
    ['quotes', '"a,b", c ', ['a,b', 'c']],
    ['a doubled quote', '"a""b",c', ['a"b', 'c']],
    ['columns without a name', 'a,b,,', ['a', 'b']],
  ])('%s: its line has these cells, and the next line is read', async (_, line, cells) => {
    const { lines } = await readCsv(`${header}\n${line}\nx,y`, 10);
    expect(lines).toEqual([
      { line: 2, cells },
      { line: 3, cells: ['x', 'y'] },
    ]);
  });
});
