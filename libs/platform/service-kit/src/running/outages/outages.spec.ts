import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import {
  AccessDenied,
  AppendTooLarge,
  Conflict,
  NotSignedIn,
  Outage,
  START,
  WrongExpectedRevision,
  type EventStore,
  type StoreRefusal,
  type Subscription,
  type SubscriptionOptions,
} from '@pishkhan/event-store';
import mongoose from 'mongoose';
import type { Platform } from '../../definition.ts';
import { createLogger } from '../../logging/logger.ts';
import { watchOutages, type Watched } from './outages.ts';

const { mongo } = mongoose;

/** A call that stays open until it is settled. */
const pending = () => Promise.withResolvers<never>();
const away = () =>
  new Outage('append to account-1: no answer', { cause: new Error('connect ECONNREFUSED 0084575948') });
const denied = (stream: string) => new AccessDenied({ operation: 'append', stream, place: 3, user: 'services' });

let lines: Record<string, unknown>[];
let watched: Watched;
/** What the ports do. */
let append: () => Promise<never>;
let head: () => Promise<typeof START>;
let ping: () => Promise<unknown>;
let subscriptions: SubscriptionOptions[];
let refused: StoreRefusal | undefined;

beforeEach(() => {
  jest.useFakeTimers();
  [lines, subscriptions, refused] = [[], [], undefined];
  append = () => Promise.resolve(undefined as never);
  head = () => Promise.resolve(START);
  ping = () => Promise.resolve({});
  const eventStore: EventStore = {
    append: () => append(),
    head: () => head(),
    readStream: () => head().then(() => []),
    readAll: () => head().then(() => []),
    subscribe: (options): Subscription => {
      subscriptions.push(options);
      return {
        handled: START,
        stop: async () => undefined,
        get refused() {
          return refused;
        },
      };
    },
    close: async () => undefined,
  };
  const platform = {
    eventStore,
    messages: { behind: async () => 0 },
    checkpoints: { load: async () => undefined },
    database: { db: { admin: () => ({ ping: () => ping() }) } },
  };
  const destination = { write: (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>) };
  const logger = createLogger({ service: 'spec', build: '1', level: 'info', destination });
  watched = watchOutages(platform as unknown as Platform, logger);
});
afterEach(() => {
  watched.stop();
  jest.useRealTimers();
});

const messages = () => lines.map(({ msg }) => msg);
const pass = (milliseconds: number) => jest.advanceTimersByTimeAsync(milliseconds);
const follow = (handle: SubscriptionOptions['handle'] = async () => undefined) =>
  watched.platform.eventStore.subscribe({
    categories: [],
    after: START,
    handle,
    onFault: (error) => watched.faults.report(error, 'a projector failed and retries', { view: 'bills', at: '7-7' }),
  });
const appendTo = (stream: string) => watched.platform.eventStore.append(stream, 'NoStream', []).catch(() => undefined);

describe('an outage of the event store (15.3)', () => {
  it('is one line when it begins and one when it ends, with its length and the calls that waited', async () => {
    const [first, second] = [pending(), pending()];
    append = () => first.promise;
    void appendTo('account-1');
    head = () => Promise.reject(away());
    follow();
    follow();
    for (let attempt = 0; attempt < 20; attempt++) {
      for (const { onFault } of subscriptions) onFault!(away());
      await watched.platform.eventStore.readStream('account-1').catch(() => undefined);
      await pass(200);
    }
    append = () => second.promise;
    void appendTo('account-2');
    [head, append] = [async () => START, () => Promise.resolve(undefined as never)];
    second.resolve(undefined as never);
    await appendTo('account-3');
    await pass(5000);
    expect(lines).toMatchObject([
      {
        level: 50,
        part: 'event store',
        fault: 'Outage',
        reason: 'connect ECONNREFUSED [number]',
        msg: 'the event store does not respond; waiting',
      },
      {
        level: 40,
        part: 'event store',
        milliseconds: 4000,
        waited: { appends: 3, reads: 20 },
        msg: 'the event store responds again',
      },
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/stack|account-/);
  });
  it('begins when a call has waited for five seconds without any response, and not while other calls succeed', async () => {
    const slow = pending();
    append = () => slow.promise;
    void appendTo('account-1');
    for (let second = 0; second < 10; second++) {
      await watched.platform.eventStore.head();
      await pass(1000);
    }
    expect(lines).toEqual([]);
    head = () => pending().promise;
    await pass(5000);
    expect(lines).toMatchObject([{ fault: 'Silence', msg: 'the event store does not respond; waiting' }]);
    head = async () => START;
    slow.resolve(undefined as never);
    await pass(8000);
    expect(lines[1]).toMatchObject({ waited: { appends: 1, reads: 0 }, msg: 'the event store responds again' });
  });
  it('does not begin because the process itself was stopped for a minute', async () => {
    append = () => pending().promise;
    void appendTo('account-1');
    await pass(1000);
    const now = performance.now.bind(performance);
    jest.spyOn(performance, 'now').mockImplementation(() => now() + 60_000);
    await pass(4000);
    expect(lines).toEqual([]);
    await pass(2000);
    expect(messages()).toEqual(['the event store does not respond; waiting']);
    jest.restoreAllMocks();
  });
  it('ends without a call of the service, by the watch’s own', async () => {
    head = () => Promise.reject(away());
    follow();
    subscriptions[0]!.onFault!(away());
    await pass(60_000);
    expect(messages()).toEqual(['the event store does not respond; waiting']);
    head = async () => START;
    await pass(3000);
    expect(messages()).toEqual(['the event store does not respond; waiting', 'the event store responds again']);
    expect(lines[1]).toMatchObject({ waited: { appends: 0, reads: 0 } });
  });
  it('does not end by one response between failures, and an unstable store is soon one outage', async () => {
    follow();
    for (let second = 0; second < 3; second++) {
      subscriptions[0]!.onFault!(away());
      await pass(900);
    }
    await pass(3000);
    expect(lines).toHaveLength(2);
    for (let outage = 0; outage < 30; outage++) {
      subscriptions[0]!.onFault!(away());
      await pass(8000);
    }
    await pass(70_000);
    expect(lines).toHaveLength(14);
  });
  it('is not a race, a response or a fault of the handler', async () => {
    for (const error of [
      new WrongExpectedRevision('a-1', 1, 2),
      new AppendTooLarge('a-1', 2, 1),
      new Error('broken'),
    ]) {
      append = () => Promise.reject(error);
      await appendTo('a-1');
    }
    const fault = new Outage('a part of the service itself does not respond');
    follow(() => Promise.reject(fault));
    await expect(subscriptions[0]!.handle([], START)).rejects.toBe(fault);
    subscriptions[0]!.onFault!(fault);
    await pass(5000);
    expect(lines).toEqual([
      expect.objectContaining({
        view: 'bills',
        at: '7-7',
        msg: 'a projector failed and retries',
        err: expect.objectContaining({ stack: expect.any(String) }),
      }),
    ]);
  });
  it('is not repeated for the command that failed by it', async () => {
    append = () => Promise.reject(away());
    const error = await watched.platform.eventStore.append('a-1', 0, []).catch((thrown: unknown) => thrown);
    watched.faults.report(new Error('not executed', { cause: error }), 'request failed');
    expect([messages(), watched.faults.partIsOut]).toEqual([['the event store does not respond; waiting'], true]);
  });
  it('does not begin after the stop of the service', async () => {
    append = () => Promise.reject(away());
    watched.stop();
    await appendTo('a-2');
    await pass(5000);
    expect(lines).toEqual([]);
  });
});

describe('an outage of the database', () => {
  it('that a view meets is one, though it uses no port', async () => {
    ping = () => Promise.reject(new mongo.MongoNetworkError('connection 3 to 127.0.0.1 closed'));
    const error = new mongo.MongoNetworkError('connection 3 to 127.0.0.1 closed');
    follow(() => Promise.reject(error));
    for (let attempt = 0; attempt < 5; attempt++) {
      await subscriptions[0]!.handle([], START).catch(subscriptions[0]!.onFault!);
      await pass(500);
    }
    ping = async () => ({});
    await pass(3000);
    expect(messages()).toEqual(['the database does not respond; waiting', 'the database responds again']);
  });
});

describe('a lost race', () => {
  it('is a line once the same work has lost for ten seconds, and not before', async () => {
    const lose = async (seconds: number, at: string) => {
      for (let second = 0; second < seconds; second++) {
        watched.faults.report(new Conflict('overtaken'), 'the relay failed and retries', { at });
        await pass(1000);
      }
    };
    for (const at of ['1-1', '2-2', '3-3']) await lose(8, at);
    expect(lines).toEqual([]);
    await lose(100, '4-4');
    expect(lines).toEqual([
      expect.objectContaining({
        at: '4-4',
        msg: 'the relay failed and retries: another process is always first',
        err: expect.objectContaining({ stack: expect.any(String) }),
      }),
    ]);
  });
});

describe('a refusal of the event store (15.3)', () => {
  it('is one line with user, stream and remedy, and one when the same stream accepts appends again', async () => {
    append = () => Promise.reject(denied('account-91000002'));
    for (let attempt = 0; attempt < 10; attempt++) {
      const error = await watched.platform.eventStore.append('account-1', 3, []).catch((thrown: unknown) => thrown);
      watched.faults.report(error, 'request failed');
      await pass(5000);
    }
    append = () => Promise.resolve(undefined as never);
    await appendTo('meter-1');
    expect(lines).toHaveLength(1);
    await appendTo('account-91000002');
    expect(lines).toMatchObject([
      {
        level: 50,
        fault: 'AccessDenied',
        operation: 'append',
        stream: 'account-91000002',
        place: 3,
        user: 'services',
        msg: expect.stringContaining('"$w"'),
      },
      { level: 40, fault: 'AccessDenied', milliseconds: 50_000, refused: 10 },
    ]);
  });
  it('of a follower lasts as long as the follower waits for it, however seldom it is reported', async () => {
    follow();
    subscriptions[0]!.onFault!(
      (refused = new NotSignedIn({ operation: 'follow', stream: '$all', place: START, user: 'services' })),
    );
    await pass(3_600_000);
    expect(lines).toHaveLength(1);
    refused = undefined;
    await pass(1000);
    expect(lines[1]).toMatchObject({ fault: 'NotSignedIn', operation: 'follow', refused: 1 });
  });
  it('for which nothing waits is over when it does not recur', async () => {
    append = () => Promise.reject(denied('account-1'));
    await appendTo('account-1');
    await pass(110_000);
    expect(lines).toHaveLength(1);
    await pass(20_000);
    expect(messages()[1]).toBe('the event store no longer refuses: append');
  });
  it('is a response: it ends an outage', async () => {
    follow();
    head = () => Promise.reject(denied('$all'));
    subscriptions[0]!.onFault!(away());
    await pass(3000);
    expect(messages()).toEqual(['the event store does not respond; waiting', 'the event store responds again']);
  });
});
