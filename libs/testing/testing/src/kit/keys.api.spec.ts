import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Outage, START, type CommandKeys } from '@pishkhan/event-store';
import { derivedId } from '@pishkhan/identifiers';
import { startService } from '@pishkhan/service-kit';
import { eventually, post, startTestPlatform, type TestPlatform } from '../index.ts';
import { dyingAt, entries, serviceWithEntries, steps, type Death } from './keys.builders.ts';

type Api = Awaited<ReturnType<TestPlatform['start']>>;
type Answer = Awaited<ReturnType<Api['send']>>;
const DAY_MS = 24 * 60 * 60 * 1000;

let platform: TestPlatform;
let api: Api;
let second: Api;
beforeAll(async () => {
  platform = await startTestPlatform();
  [api, second] = [await platform.start(serviceWithEntries), await platform.start(serviceWithEntries)];
});
afterAll(() => platform.stop());

let counter = 0;
const fresh = (noun: string) => `${noun}-of-this-spec-${(counter += 1)}`;
const write = (id: string, text: string, key: string, by = 'clerk-101') =>
  post(`/v1/entries/${id}`, { text }).key(key).by(by);
const sameAnswer = ({ status, headers, body }: Answer) => ({
  status,
  body: body as unknown,
  position: headers.get('x-position'),
  location: headers.get('location'),
});
const isRepeated = ({ headers }: Answer) => headers.get('idempotency-repeated') === 'true';
const notesIn = async (...ids: string[]) => {
  const streams = new Set(ids.map((id) => `note-${id}`));
  return (await platform.eventStore.readAll({ after: START, limit: 100_000 })).filter(({ stream }) =>
    streams.has(stream),
  );
};
/** To a process of its own. */
const sendTo = async (url: string, id: string, text: string, key: string): Promise<Response> =>
  fetch(`${url}/v1/entries/${id}`, {
    method: 'POST',
    body: JSON.stringify({ text }),
    headers: {
      'content-type': 'application/json',
      'idempotency-key': key,
      authorization: `Bearer ${await platform.tokenFor('clerk-101')}`,
    },
  });
/** Hash of a content as releases without a key made it. */
const earlierHash = (id: string, text: string): string =>
  createHash('sha256').update(`POST\n/v1/entries/${id}\n{"text":"${text}"}`).digest('hex');
const reused = 'IdempotencyKeyMustNotBeReused';

describe('N9: a key belongs to its actor for the whole service', () => {
  it('N9: another content under the same key is refused, also for another stream and on another process', async () => {
    const [key, first, other] = [fresh('key'), fresh('id'), fresh('id')];
    await api.when(write(first, 'a', key)).then(201);
    await api.when(write(other, 'a', key)).thenRefused(422, reused);
    await second.when(write(other, 'a', key)).thenRefused(422, reused);
    await second.when(write(first, 'b', key)).thenRefused(422, reused);
    await api.when(post(`/v1/notes/${first}`, { text: 'a' }).key(key).by('clerk-101')).thenRefused(422, reused);
    expect(await notesIn(first, other)).toHaveLength(1);
  });
  it('N9: two actors may use the same key', async () => {
    const [key, id] = [fresh('key'), fresh('id')];
    const answers = [
      await api.when(write(id, 'a', key)).then(201),
      await api.when(write(id, 'b', key, 'clerk-102')).then(201),
    ];
    expect(answers.map(isRepeated)).toEqual([false, false]);
    expect(await notesIn(id)).toHaveLength(2);
  });
  it('N9: of many contents at one moment on two processes exactly one takes effect', async () => {
    const key = fresh('key');
    const ids = Array.from({ length: 40 }, () => fresh('id'));
    const answers = await Promise.all(ids.map((id, place) => (place % 2 ? second : api).send(write(id, 'a', key))));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    const refused = answers.filter(({ status }) => status !== 201);
    expect(new Set(refused.map(({ status, body }) => `${status} ${body.rule}`))).toEqual(new Set([`422 ${reused}`]));
    expect(await notesIn(...ids)).toHaveLength(1);
  });
  it('N17: the stored hash is no hash of the body alone, which could be guessed', async () => {
    const [key, id] = [fresh('key'), fresh('id')];
    await api.when(write(id, 'a', key)).then(201);
    const commandHash = (await notesIn(id))[0]!.metadata.commandHash;
    expect(commandHash).toMatch(/^[0-9a-f]{64}$/);
    expect(commandHash).not.toBe(earlierHash(id, 'a'));
  });
  it('N17, R1: a key that an earlier release bound to a plain hash is that of the same content, and of no other', async () => {
    const [key, id] = [fresh('key'), fresh('id')];
    const commandId = derivedId('command', 'clerk-101', key);
    const at = platform.clock.now();
    const claim = { id: `${serviceWithEntries.name}/${commandId}`, contentHash: earlierHash(id, 'a') };
    await platform.commandKeys.claim({ ...claim, at, freeBefore: new Date(at.getTime() - DAY_MS) });
    await api.when(write(id, 'b', key)).thenRefused(422, reused);
    const first = await api.when(write(id, 'a', key)).then(201);
    expect((await notesIn(id))[0]!.metadata.commandHash).toBe(claim.contentHash);
    const repeat = await second.when(write(id, 'a', key)).then(201);
    expect([sameAnswer(repeat), isRepeated(repeat)]).toEqual([sameAnswer(first), true]);
    expect(await notesIn(id)).toHaveLength(1);
  });
  it('N9: a file is known by its whole content', async () => {
    const key = fresh('key');
    const file = (csv: string) => post('/v1/entries/1/files', csv, 'text/csv').key(key).by('clerk-101');
    const csv = `a,b\n${'1,2\n'.repeat(50_000)}`;
    const first = await api.when(file(csv)).then(200);
    const before = entries.handled;
    expect(sameAnswer(await second.when(file(csv)).then(200))).toEqual(sameAnswer(first));
    expect(entries.handled).toBe(before);
    await api.when(file(`${csv}3,4\n`)).thenRefused(422, reused);
  });
});

describe('N9: the same content again gets the first answer', () => {
  it('N9: with status, body, position and location, whatever happened since, and from every process', async () => {
    const [key, id] = [fresh('key'), fresh('id')];
    const first = await api.when(write(id, 'a', key)).then(201);
    expect(isRepeated(first)).toBe(false);
    await api.when(write(id, 'later', fresh('key'))).then(201);
    for (const process of [api, second]) {
      const again = await process.when(write(id, 'a', key)).then(201, []);
      expect(sameAnswer(again)).toEqual(sameAnswer(first));
      expect(isRepeated(again)).toBe(true);
      expect(again.headers.get('x-correlation-id')).not.toBe(first.headers.get('x-correlation-id'));
    }
    expect(first.headers.get('location')).toMatch(`/v1/entries/${id}/`);
    expect(first.headers.get('x-position')).toMatch(/^\d+-\d+$/);
  });
  it('N9, R1: also after a restart', async () => {
    const [key, id] = [fresh('key'), fresh('id')];
    const before = await platform.start(serviceWithEntries);
    const first = await before.when(write(id, 'a', key)).then(201);
    await before.service.stop();
    const after = await platform.start(serviceWithEntries);
    expect(sameAnswer(await after.when(write(id, 'a', key)).then(201, []))).toEqual(sameAnswer(first));
    await after.when(write(fresh('id'), 'a', key)).thenRefused(422, reused);
    await after.service.stop();
  });
  it('N9: many times at one moment on two processes is one event and one answer', async () => {
    const [key, id] = [fresh('key'), fresh('id')];
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, place) => (place % 2 ? second : api).send(write(id, 'a', key))),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(sameAnswer(answer)))).size).toBe(1);
    expect(answers.filter(isRepeated).length).toBeGreaterThanOrEqual(58);
    expect(await notesIn(id)).toHaveLength(1);
  });
  it('N9: a repeat waits while the first still runs; another content is refused at once', async () => {
    const [key, id] = [fresh('key'), fresh('id')];
    const { promise, resolve } = Promise.withResolvers<void>();
    entries.gate = promise;
    const before = entries.handled;
    const both = [api.send(write(id, 'a', key)), api.send(write(id, 'a', key))];
    await eventually(() => entries.handled > before);
    for (const process of [api, second]) await process.when(write(fresh('id'), 'a', key)).thenRefused(422, reused);
    resolve();
    const [first, again] = await Promise.all(both);
    expect(sameAnswer(again!)).toEqual(sameAnswer(first!));
    expect([first!.status, entries.handled]).toEqual([201, before + 1]);
  });
});

describe('N9: a repeat on another process while the first still runs', () => {
  it('N9: is not refused by what the first has done meanwhile', async () => {
    const [key, id] = [fresh('key'), fresh('id')];
    const [inFirst, inSecond] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const own = await platform.platformFor('sample');
    let claims = 0;
    const commandKeys: CommandKeys = {
      ...own.commandKeys,
      claim: async (claim) => {
        const bound = await own.commandKeys.claim(claim);
        claims++;
        await inSecond.promise;
        return bound;
      },
    };
    const late = await startService(serviceWithEntries, { ...own, commandKeys }, { host: '127.0.0.1', port: 0 });
    entries.gate = inFirst.promise;
    const before = entries.handled;
    const first = api.send(write(id, 'the first', key));
    await eventually(() => entries.handled > before);
    const again = sendTo(late.url, id, 'the first', key);
    await eventually(() => claims === 1);
    inFirst.resolve();
    const { body } = await first;
    inSecond.resolve();
    const repeat = await again;
    expect([repeat.status, await repeat.json()]).toEqual([201, body]);
    expect(entries.handled).toBe(before + 2);
    await late.stop();
    expect(await notesIn(id)).toHaveLength(1);
  });
});

describe('N9, R1: a process killed between the steps of a keyed command', () => {
  /** The request of a process that dies during it. */
  const sendAndDie = async (death: Death, id: string, key: string): Promise<number> => {
    const own = await platform.platformFor('sample');
    const mortal = await startService(
      serviceWithEntries,
      { ...own, ...dyingAt(death, own) },
      { host: '127.0.0.1', port: 0 },
    );
    const response = await sendTo(mortal.url, id, 'a', key);
    await mortal.stop();
    return response.status;
  };
  const deaths = steps.flatMap((step) => (['before', 'after'] as const).map((when) => ({ step, when })));

  it.each(deaths)('N9, R1: killed $when $step, the same content has one effect', async (death) => {
    const [key, id] = [fresh('key'), fresh('id')];
    expect(await sendAndDie(death, id, key)).toBe(503);
    const answers = [await api.when(write(id, 'a', key)).then(201), await second.when(write(id, 'a', key)).then(201)];
    expect(sameAnswer(answers[1]!)).toEqual(sameAnswer(answers[0]!));
    await api.when(write(fresh('id'), 'a', key)).thenRefused(422, reused);
    expect(await notesIn(id)).toHaveLength(1);
  });
  it.each(deaths)('N9, R1: killed $when $step, the key takes one content only', async (death) => {
    const [key, id, other] = [fresh('key'), fresh('id'), fresh('id')];
    await sendAndDie(death, id, key);
    const isBound = death.step !== 'claim' || death.when === 'after';
    expect((await second.send(write(other, 'b', key))).status).toBe(isBound ? 422 : 201);
    const again = await api.send(write(id, 'a', key));
    expect(again.status).toBe(isBound ? 201 : 422);
    expect(await notesIn(id, other)).toHaveLength(1);
  });
});

describe('N9: what a key does not remember', () => {
  it.each([
    ['rule', 422],
    ['status', 409],
    ['missing', 404],
    ['forbidden', 403],
  ])(
    'case 03: a command refused by %s is judged anew under its key, which stays with its content',
    async (text, status) => {
      const [key, id] = [fresh('key'), fresh('id')];
      const before = entries.handled;
      for (const process of [api, second, api])
        await process.when(write(id, text, key)).thenRefused(status, 'NoteMustBeAllowed');
      expect(entries.handled).toBe(before + 3);
      await api.when(write(id, 'mended', key)).thenRefused(422, reused);
      await api.when(write(id, 'mended', fresh('key'))).then(201);
    },
  );
  it('N9: invalid input does not bind the key', async () => {
    const [key, id] = [fresh('key'), fresh('id')];
    await api.when(write(id, 'x'.repeat(101), key)).thenRefused(400, 'InvalidInput');
    await api.when(write(id, 'mended', key)).then(201);
    await api.when(write(id, 'x'.repeat(101), key)).thenRefused(422, reused);
  });
  it('N9: after its time a key is free; events of a command are never doubled', async () => {
    const [key, id, other] = [fresh('key'), fresh('id'), fresh('id')];
    const first = await api.when(write(id, 'a', key)).then(201);
    platform.clock.advance(7 * DAY_MS);
    expect(sameAnswer(await api.when(write(id, 'a', key)).then(201, []))).toEqual(sameAnswer(first));
    platform.clock.advance(1000);
    await api.when(write(id, 'b', key)).thenRefused(422, reused);
    const late = fresh('key');
    await api.when(write(fresh('id'), 'a', late)).then(201);
    platform.clock.advance(8 * DAY_MS);
    await api.when(write(other, 'b', late)).then(201);
    expect(await notesIn(id, other)).toHaveLength(2);
  });
  it('N9: without its keys a service executes nothing', async () => {
    const own = await platform.platformFor('sample');
    const commandKeys = { ...own.commandKeys, claim: () => Promise.reject(new Outage('the database is away')) };
    const service = await startService(serviceWithEntries, { ...own, commandKeys }, { host: '127.0.0.1', port: 0 });
    const id = fresh('id');
    const response = await sendTo(service.url, id, 'a', fresh('key'));
    await service.stop();
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '2']);
    expect(await notesIn(id)).toHaveLength(0);
  });
  it('N9: a service does not start with an invalid retention', async () => {
    const own = await platform.platformFor('sample');
    const environment = { ...own.environment, PISHKHAN_IDEMPOTENCY_DAYS: '0' };
    await expect(
      startService(serviceWithEntries, { ...own, environment }, { host: '127.0.0.1', port: 0 }),
    ).rejects.toThrow('PISHKHAN_IDEMPOTENCY_DAYS must be a whole number from 1 to 365');
  });
});
