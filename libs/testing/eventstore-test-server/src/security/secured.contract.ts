import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  BACKWARDS,
  END,
  EventStoreDBClient,
  jsonEvent,
  NO_STREAM,
  streamNameFilter,
  type JSONEventData,
} from '@eventstore/db-client';
import { errorOf, openBatch } from '../conformance/raw-batch.ts';
import { category, event, events, freshName, ids, take } from '../conformance/samples.ts';
import { grpc } from '../protocol/definitions.ts';
import { AUDITORS, historyAcl, openAcl, SERVICES, setAcl } from './history-acl.ts';
import { asUser, overHttp } from './over-http.ts';
import type { NewUser } from './users.ts';

export interface Secured {
  /** With the credentials of an administrator, and `tlsCAFile`. */
  readonly connectionString: string;
  stop(): Promise<void>;
}

const DENIED = { type: 'access-denied' };
const newUser = (groups: readonly string[]): NewUser => ({
  loginName: `wire-${randomUUID()}`,
  fullName: 'Wire contract',
  password: randomUUID(),
  groups,
});

/**
 * Requirements for a secured server, of both kinds: TLS, users, rights. Makes users of its own; sets `$settings` and
 * the metadata of `$all`, and leaves those of part 8 (`historyAcl`).
 */
export const securedContract = (name: string, start: () => Promise<Secured>): void => {
  describe(name, () => {
    let secured: Secured;
    const clients: EventStoreDBClient[] = [];
    const [service, auditor, other] = [newUser([SERVICES]), newUser([AUDITORS]), newUser([])];
    const connect = (user?: Pick<NewUser, 'loginName' | 'password'>, throws = true): EventStoreDBClient => {
      const address = asUser(secured.connectionString, user);
      const one = EventStoreDBClient.connectionString(throws ? address : `${address}&throwOnAppendFailure=false`);
      clients.push(one);
      return one;
    };
    let [admin, asService, asAuditor, asOther]: [
      EventStoreDBClient?,
      EventStoreDBClient?,
      EventStoreDBClient?,
      EventStoreDBClient?,
    ] = [];
    const addUser = (user: NewUser, by = secured.connectionString) => overHttp(by, 'POST', '/users', user);

    beforeAll(async () => {
      secured = await start();
      admin = EventStoreDBClient.connectionString(secured.connectionString);
      clients.push(admin);
      for (const user of [service, auditor, other]) expect((await addUser(user)).status).toBe(201);
      [asService, asAuditor, asOther] = [connect(service), connect(auditor), connect(other)];
    });
    afterAll(async () => {
      await Promise.all(clients.map((client) => client.dispose()));
      await secured.stop();
    });

    const append = (client: EventStoreDBClient, stream: string, written: JSONEventData[] = events(1)) =>
      client.appendToStream(stream, written, { expectedRevision: NO_STREAM });
    const written = async (count = 1) => {
      const stream = freshName();
      await append(admin!, stream, events(count));
      return stream;
    };
    const plainAppend = ({ loginName, password }: NewUser, stream: string) =>
      admin!.appendToStream(stream, event(), {
        expectedRevision: NO_STREAM,
        credentials: { username: loginName, password },
      });
    const follow = (client: EventStoreDBClient, stream: string) =>
      client.subscribeToAll({ filter: streamNameFilter({ prefixes: [category(stream)] }) });
    const lastOfLog = (client: EventStoreDBClient) =>
      take(client.readAll({ direction: BACKWARDS, fromPosition: END, maxCount: 1 }));

    describe('users', () => {
      it('a wrong name or password: each call fails as not signed in; only the version is answered', async () => {
        const stream = await written();
        for (const user of [
          { ...service, password: 'wrong' },
          { ...service, loginName: `nobody-${randomUUID()}` },
        ]) {
          const wrong = connect(user);
          const internals = wrong as unknown as { capabilities: Promise<{ serverVersion: string }> };
          expect((await internals.capabilities).serverVersion).toMatch(/^\d+\.\d+\.\d+/);
          const calls = [
            append(wrong, freshName()),
            plainAppend(user, freshName()),
            take(wrong.readStream(stream)),
            take(wrong.subscribeToStream(stream), 1),
            take(follow(wrong, stream), 1),
            wrong.deleteStream(stream),
          ];
          for (const outcome of await Promise.allSettled(calls))
            expect(outcome).toMatchObject({ status: 'rejected', reason: { code: grpc.status.UNAUTHENTICATED } });
        }
        expect(await take(admin!.readStream(stream))).toHaveLength(1);
      });
      it('without credentials each call is denied', async () => {
        const [stream, fresh, anonymous] = [await written(), freshName(), connect()];
        const calls = [
          append(anonymous, fresh),
          take(anonymous.readStream(stream)),
          take(anonymous.subscribeToStream(stream), 1),
          take(follow(anonymous, stream), 1),
          anonymous.deleteStream(stream),
        ];
        for (const outcome of await Promise.allSettled(calls))
          expect(outcome).toMatchObject({ status: 'rejected', reason: DENIED });
        await expect(take(admin!.readStream(fresh))).rejects.toMatchObject({ type: 'stream-not-found' });
      });
      it('a signed-in user reads the statistics over HTTP/1.1; others may not', async () => {
        const statusFor = async (user?: NewUser) =>
          (await overHttp(asUser(secured.connectionString, user), 'GET', '/stats')).status;
        expect(await statusFor(other)).toBe(200);
        for (const user of [undefined, { ...other, password: 'wrong' }]) expect(await statusFor(user)).toBe(401);
      });
      it('an administrator makes a user over HTTP/1.1 on the same port, once; others may not', async () => {
        const user = newUser([SERVICES]);
        const by = (one?: NewUser) => addUser(user, asUser(secured.connectionString, one));
        for (const one of [undefined, service, { ...service, password: 'wrong' }])
          expect((await by(one)).status).toBe(401);
        await expect(append(connect(user), freshName())).rejects.toMatchObject({ code: grpc.status.UNAUTHENTICATED });
        expect((await addUser(user)).status).toBe(201);
        expect((await append(connect(user), freshName())).success).toBe(true);
        expect((await addUser(user)).status).toBe(409);
      });
    });

    describe('the default rights', () => {
      beforeAll(() => setAcl(admin!, openAcl));
      it('every user appends, reads, follows a stream, sets metadata and deletes', async () => {
        const stream = freshName();
        await append(asOther!, stream);
        await plainAppend(other, freshName());
        expect(await take(asOther!.readStream(stream))).toHaveLength(1);
        expect(await take(asOther!.subscribeToStream(stream), 1)).toHaveLength(1);
        await asOther!.setStreamMetadata(stream, { maxCount: 5 });
        expect((await asOther!.getStreamMetadata(stream)).metadata).toMatchObject({ maxCount: 5 });
        await asOther!.deleteStream(stream);
        await asOther!.tombstoneStream(freshName(), { expectedRevision: NO_STREAM });
      });
      it('only administrators read the log, filtered or not, and system streams', async () => {
        const stream = await written();
        const calls = [
          lastOfLog(asOther!),
          take(follow(asOther!, stream), 1),
          take(asOther!.readStream('$settings')),
          append(asOther!, `$${freshName()}`),
          asOther!.getStreamMetadata('$all'),
          asOther!.setStreamMetadata('$all', { acl: { readRoles: [other.loginName] } }),
          asOther!.appendToStream('$settings', jsonEvent({ type: 'update-default-acl', data: {} })),
        ];
        for (const outcome of await Promise.allSettled(calls))
          expect(outcome).toMatchObject({ status: 'rejected', reason: DENIED });
        expect(await lastOfLog(admin!)).toHaveLength(1);
        expect(await take(follow(admin!, stream), 1)).toHaveLength(1);
        expect((await append(admin!, `$${freshName()}`)).success).toBe(true);
      });
      it('nobody writes or deletes the log, nor deletes metadata', async () => {
        const stream = await written();
        const calls = [
          append(admin!, '$all'),
          admin!.deleteStream('$all'),
          admin!.tombstoneStream('$all'),
          admin!.deleteStream(`$$${stream}`),
        ];
        for (const outcome of await Promise.allSettled(calls))
          expect(outcome).toMatchObject({ status: 'rejected', reason: DENIED });
      });
      it('the ACL of a stream precedes the default; it names groups or users', async () => {
        const stream = await written();
        await admin!.setStreamMetadata(stream, { acl: { readRoles: [auditor.loginName], writeRoles: [SERVICES] } });
        expect(await take(asAuditor!.readStream(stream))).toHaveLength(1);
        expect((await asService!.appendToStream(stream, event(), { expectedRevision: 0n })).success).toBe(true);
        for (const denied of [
          take(asService!.readStream(stream)),
          take(asOther!.readStream(stream)),
          asAuditor!.appendToStream(stream, event(), { expectedRevision: 1n }),
        ])
          await expect(denied).rejects.toMatchObject(DENIED);
        await asOther!.deleteStream(stream);
      });
    });

    describe('the rights that keep history', () => {
      beforeAll(() => setAcl(admin!, historyAcl));
      it('a service appends, reads and follows', async () => {
        const [stream, sent] = [freshName(), events(3)];
        await append(asService!, stream, sent);
        await plainAppend(service, freshName());
        expect(ids(await take(asService!.readStream(stream)))).toEqual(ids(sent));
        expect(ids(await take(follow(asService!, stream), 3))).toEqual(ids(sent));
        expect(await lastOfLog(asService!)).toHaveLength(1);
        expect((await asService!.getStreamMetadata(stream)).metadata).toBeUndefined();
      });
      it('a service does not delete, tombstone, set metadata, or change rights', async () => {
        const stream = await written();
        const calls = [
          asService!.deleteStream(stream),
          asService!.tombstoneStream(stream),
          asService!.setStreamMetadata(stream, { maxCount: 1 }),
          asService!.setStreamMetadata('$all', {}),
          asService!.appendToStream('$settings', jsonEvent({ type: 'update-default-acl', data: openAcl.settings })),
          append(asService!, `$${freshName()}`),
        ];
        for (const outcome of await Promise.allSettled(calls))
          expect(outcome).toMatchObject({ status: 'rejected', reason: DENIED });
        expect(await take(admin!.readStream(stream))).toHaveLength(1);
      });
      it('an auditor reads and follows, and nothing else', async () => {
        const [stream, fresh] = [await written(), freshName()];
        expect(await take(asAuditor!.readStream(stream))).toHaveLength(1);
        expect(await take(follow(asAuditor!, stream), 1)).toHaveLength(1);
        const calls = [
          append(asAuditor!, fresh),
          plainAppend(auditor, fresh),
          asAuditor!.deleteStream(stream),
          asAuditor!.getStreamMetadata(stream),
        ];
        for (const outcome of await Promise.allSettled(calls))
          expect(outcome).toMatchObject({ status: 'rejected', reason: DENIED });
        await expect(take(admin!.readStream(fresh))).rejects.toMatchObject({ type: 'stream-not-found' });
      });
      it('other users may nothing', async () => {
        const stream = await written();
        const calls = [
          append(asOther!, freshName()),
          take(asOther!.readStream(stream)),
          take(asOther!.subscribeToStream(stream), 1),
          take(follow(asOther!, stream), 1),
          lastOfLog(asOther!),
        ];
        for (const outcome of await Promise.allSettled(calls))
          expect(outcome).toMatchObject({ status: 'rejected', reason: DENIED });
      });
      it('an append at a revision that cannot hold: denied without the right, else a wrong revision; nothing is written', async () => {
        const stream = freshName();
        const probe = (client: EventStoreDBClient) =>
          client.appendToStream(stream, event(), { expectedRevision: 1_000_000n });
        await expect(probe(asService!)).rejects.toMatchObject({ type: 'wrong-expected-version' });
        await expect(probe(asAuditor!)).rejects.toMatchObject(DENIED);
        await expect(take(admin!.readStream(stream))).rejects.toMatchObject({ type: 'stream-not-found' });
      });
      it('a denied append leaves its batch call open for others', async () => {
        const batch = await openBatch(asService!);
        const one = (stream: string) => batch.append({ stream, events: events(2) });
        const answers = [one(freshName()), one(`$${freshName()}`), one(freshName())];
        expect((await Promise.all(answers)).map(errorOf)).toEqual([
          undefined,
          'event_store.client.AccessDenied',
          undefined,
        ]);
        expect(errorOf(await one(freshName()))).toBeUndefined();
        batch.cancel();
      });
      it('a change of rights ends a running subscription that it denies, and no other', async () => {
        const stream = await written();
        const [ended, remaining] = [follow(asAuditor!, stream), follow(asService!, stream)];
        const caughtUp = [ended, remaining].map((one) => new Promise<void>((resolve) => one.on('caughtUp', resolve)));
        const [first, second] = [take(ended), take(remaining, 2)];
        first.catch(() => {});
        await Promise.all(caughtUp);
        try {
          await setAcl(admin!, { ...historyAcl, all: { acl: { readRoles: [SERVICES] } } });
          await expect(first).rejects.toMatchObject(DENIED);
          await append(admin!, freshName(category(stream).slice(0, -1)));
          expect(await second).toHaveLength(2);
        } finally {
          await setAcl(admin!, historyAcl);
        }
      });
    });
  });
};
