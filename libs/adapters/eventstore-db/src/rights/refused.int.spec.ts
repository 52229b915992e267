import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it, jest } from '@jest/globals';
import {
  AccessDenied,
  comparePositions,
  NotSignedIn,
  Outage,
  START,
  formatPosition,
  InvalidPosition,
  type Position,
} from '@pishkhan/event-store';
import { historyAcl, openAcl } from '@pishkhan/eventstore-test-server/history-acl';
import {
  freshCategory,
  freshStream,
  sampleEvent,
  sampleEvents,
} from '@pishkhan/contract-specs/eventstore-db/contract.ts';
import { eventually } from '@pishkhan/testing/eventually';
import { follow, inArena } from '../pitfalls/arena.builders.ts';
import { TestServerRefused } from '../faults.ts';
import { rightsStreamOf } from './own-rights.ts';
import { inSecuredArena, newcomer, users, type SecuredArena } from './secured.builders.ts';

jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), 'rights-'));
afterAll(() => rmSync(folder, { recursive: true }));
const secured = (play: (arena: SecuredArena) => Promise<void>) => inSecuredArena(folder, play);

const ids = (events: readonly { id: string }[]) => events.map(({ id }) => id);
const faultOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'it was allowed',
    (error: unknown) => error,
  );
/** One byte before a record: inside the record before it. */
const noRecordAfter = ({ commit }: Position): Position => ({ commit: commit - 1n, prepare: commit - 1n });

describe('calls that the server refuses (15.3): final, with user, stream, place and remedy', () => {
  it('an append without the right: AccessDenied, and nothing is written', () =>
    secured(async ({ as, admin }) => {
      const stream = freshStream();
      await admin.append(stream, 'NoStream', sampleEvents(2));
      const fault = await faultOf(as(users.auditor).append(stream, 1, [sampleEvent()]));
      expect(fault).toBeInstanceOf(AccessDenied);
      expect(fault).toMatchObject({ operation: 'append', stream, place: 2, user: 'auditor-1' });
      expect((fault as AccessDenied).remedy).toContain('"$w"');
      expect(await as(users.auditor).readStream(stream)).toHaveLength(2);
    }));
  it('reads without the right: AccessDenied for the stream, and for $all', () =>
    secured(async ({ as, admin }) => {
      const [stream, store] = [freshStream(), as(users.stranger)];
      await admin.append(stream, 'NoStream', [sampleEvent()]);
      const [read, log, head] = await Promise.all([
        faultOf(store.readStream(stream)),
        faultOf(store.readAll({ after: START, limit: 1 })),
        faultOf(store.head()),
      ]);
      for (const fault of [read, log, head]) expect(fault).toBeInstanceOf(AccessDenied);
      expect(read).toMatchObject({ operation: 'read', stream, place: 0, user: 'stranger-1' });
      for (const fault of [log, head]) expect(fault).toMatchObject({ operation: 'read', stream: '$all' });
    }));
  it('a wrong password: NotSignedIn for each call', () =>
    secured(async ({ as }) => {
      const store = as({ ...users.service, password: 'wrong' });
      const calls = [
        store.append(freshStream(), 'NoStream', [sampleEvent()]),
        store.append(freshStream(), 'NoStream', []),
        store.readStream(freshStream()),
        store.readAll({ after: START, limit: 1 }),
        store.head(),
      ];
      for (const fault of await Promise.all(calls.map(faultOf))) {
        expect(fault).toBeInstanceOf(NotSignedIn);
        expect(fault).toMatchObject({ user: 'services-1' });
      }
    }));
  it('no user in the address: AccessDenied that says so', () =>
    secured(async ({ as }) => {
      const fault = await faultOf(as().head());
      expect(fault).toBeInstanceOf(AccessDenied);
      expect(String(fault)).toMatch(/a client without a user.+EVENTSTORE_URL/);
    }));
  it.each(['26.0.3-test-server', '24.10.14-test-server'])(
    'a read of the log after a position that starts no record: InvalidPosition with the place, on %s',
    (version) =>
      inArena(
        async ({ store }) => {
          const { position } = await store.append(freshStream(), 'NoStream', [sampleEvent()]);
          const after = noRecordAfter(position);
          const fault = await faultOf(store.readAll({ after, limit: 1 }));
          expect(fault).toBeInstanceOf(InvalidPosition);
          expect(fault).toMatchObject({ operation: 'read', stream: '$all', place: after });
          expect(String(fault)).toContain(formatPosition(after));
        },
        { version },
      ),
  );
  it('production refuses a server that calls itself a test server: every call fails at once, and nothing is written', () =>
    inArena(async ({ store, another }) => {
      const [production, stream] = [another({ testServer: 'refused' }), freshStream()];
      await expect(production.checkServer()).rejects.toBeInstanceOf(TestServerRefused);
      const fault = await faultOf(production.append(stream, 'NoStream', [sampleEvent()]));
      expect(fault).toBeInstanceOf(TestServerRefused);
      expect(fault).toBeInstanceOf(Outage);
      expect(await store.readStream(stream)).toEqual([]);
    }));
});

describe('a follower that the server refuses (15.3): reported once, tried again, continues by itself', () => {
  it('without the right to $all from the beginning', () =>
    secured(async ({ as, admin, setAcl }) => {
      const [category, events] = [freshCategory(), sampleEvents(3)];
      await admin.append(freshStream(category), 'NoStream', events);
      await setAcl(openAcl);
      const { seen, faults, subscription } = follow(as(users.service), category);
      await eventually(() => faults.length > 0);
      await sleep(400);
      expect(faults).toEqual([expect.any(AccessDenied)]);
      expect(faults[0]).toMatchObject({ operation: 'follow', stream: '$all', place: START, user: 'services-1' });
      expect(subscription.refused).toBeInstanceOf(AccessDenied);
      await setAcl(historyAcl);
      await eventually(() => seen.length >= 3);
      expect([ids(seen), faults.length, subscription.refused]).toEqual([ids(events), 1, undefined]);
    }));
  it('when the right is taken away while it follows: nothing lost or repeated', () =>
    secured(async ({ as, admin, setAcl }) => {
      const [category, events] = [freshCategory(), sampleEvents(6)];
      const stream = freshStream(category);
      const { seen, faults, subscription } = follow(as(users.service), category);
      await admin.append(stream, 'NoStream', events.slice(0, 2));
      await eventually(() => seen.length >= 2);
      for (const last of [1, 3]) {
        await setAcl(openAcl);
        await eventually(() => subscription.refused !== undefined);
        await admin.append(stream, last, events.slice(last + 1, last + 3));
        await sleep(200);
        expect(seen).toHaveLength(last + 1);
        await setAcl(historyAcl);
        await eventually(() => seen.length >= last + 3);
      }
      expect(ids(seen)).toEqual(ids(events));
      expect(faults).toEqual([expect.any(AccessDenied), expect.any(AccessDenied)]);
    }));
  it('until its user exists', () =>
    secured(async ({ as, admin, addUser }) => {
      const category = freshCategory();
      await admin.append(freshStream(category), 'NoStream', [sampleEvent()]);
      const { seen, faults } = follow(as(newcomer), category);
      await eventually(() => faults.length > 0);
      await sleep(300);
      expect(faults).toEqual([expect.any(NotSignedIn)]);
      await addUser(newcomer);
      await eventually(() => seen.length === 1);
      expect(faults).toHaveLength(1);
    }));
  it('from a position that starts no record: it waits there, and never begins at another place by itself', () =>
    inArena(async ({ another }) => {
      const [store, category] = [another({ refusedMs: 50 }), freshCategory()];
      const { position } = await store.append(freshStream(category), 'NoStream', sampleEvents(3));
      const after = noRecordAfter(position);
      const { seen, faults, subscription } = follow(store, category, { after });
      await eventually(() => faults.length > 0);
      await store.append(freshStream(category), 'NoStream', [sampleEvent()]);
      await sleep(400);
      expect([seen, faults]).toEqual([[], [expect.any(InvalidPosition)]]);
      expect(faults[0]).toMatchObject({ operation: 'follow', stream: '$all', place: after });
      expect((faults[0] as InvalidPosition).remedy).toContain('the restore first');
      expect([subscription.handled, subscription.refused?.name]).toEqual([after, 'InvalidPosition']);
    }));
  it('in its handler, wrapped: the batch waits', () =>
    secured(async ({ as, admin, setAcl }) => {
      const [category, store, faults] = [freshCategory(), as(users.auditor), [] as unknown[]];
      const [source, target] = [freshStream(category), freshStream()];
      let times = 0;
      const subscription = store.subscribe({
        categories: [category],
        after: START,
        onFault: (error) => void faults.push(error),
        handle: async ({ length }) => {
          if (length === 0) return;
          times++;
          await store.append(target, 'NoStream', [sampleEvent()]).catch((cause: unknown) => {
            throw new Error('not executed', { cause });
          });
        },
      });
      const { position } = await admin.append(source, 'NoStream', [sampleEvent()]);
      await eventually(() => times > 3);
      expect([faults.length, subscription.refused?.name]).toEqual([1, 'AccessDenied']);
      expect(comparePositions(subscription.handled, position)).toBeLessThan(0);
      await setAcl({ ...historyAcl, settings: openAcl.settings });
      await eventually(async () => (await admin.readStream(target)).length === 1);
      await eventually(() => subscription.refused === undefined);
      expect(faults).toHaveLength(1);
    }));
});

describe('the check of rights (15.3), by which a service is ready', () => {
  it('accepts the user of a service, and writes nothing', () =>
    secured(async ({ as, admin }) => {
      const [store, category, before] = [as(users.service), freshCategory(), await admin.head()];
      await store.checkRights([category, freshCategory()]);
      expect(await admin.head()).toEqual(before);
      expect(await admin.readStream(rightsStreamOf(category))).toEqual([]);
    }));
  it.each([
    ['a wrong password', { ...users.service, password: 'wrong' }, NotSignedIn],
    ['no right to append', users.auditor, AccessDenied],
    ['no right at all', users.stranger, AccessDenied],
  ])('refuses %s', (_, user, kind) =>
    secured(async ({ as }) => {
      expect(await faultOf(as(user).checkRights(['bill']))).toBeInstanceOf(kind);
    }),
  );
  it('an auditor that appends nothing passes; without the right to $all a service does not', () =>
    secured(async ({ as, setAcl }) => {
      await as(users.auditor).checkRights([]);
      await setAcl(openAcl);
      const fault = await faultOf(as(users.service).checkRights(['bill']));
      expect(fault).toBeInstanceOf(AccessDenied);
      expect(fault).toMatchObject({ stream: '$all' });
    }));
  it('notices a right that was taken away: at a denied call, and after a reconnection', () =>
    secured(async ({ as, setAcl, restart }) => {
      const store = as(users.service);
      for (let time = 0; time < 2; time++) await store.checkRights(['bill']);
      await setAcl(openAcl);
      await store.checkRights(['bill']);
      expect(await faultOf(store.head())).toBeInstanceOf(AccessDenied);
      expect(await faultOf(store.checkRights(['bill']))).toBeInstanceOf(AccessDenied);
      await setAcl(historyAcl);
      await store.checkRights(['bill']);
      await store.checkRights(['bill']);
      await setAcl(openAcl);
      await restart();
      await eventually(async () => expect(await faultOf(store.checkRights(['bill']))).toBeInstanceOf(AccessDenied));
    }));
});
