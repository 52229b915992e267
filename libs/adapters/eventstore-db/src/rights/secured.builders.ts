import { EventStoreDBClient } from '@eventstore/db-client';
import { openCertificates } from '@pishkhan/certificates';
import { startEventStoreTestServer } from '@pishkhan/eventstore-test-server';
import { AUDITORS, historyAcl, openAcl, SERVICES, setAcl } from '@pishkhan/eventstore-test-server/history-acl';
import { asUser, overHttp } from '@pishkhan/eventstore-test-server/over-http';
import { openEventStoreDb, type EventStoreDb, type EventStoreDbOptions } from '../open.ts';

type Acl = typeof historyAcl | typeof openAcl;

/** Users of the server by group; `stranger` has no group. */
export const users = {
  service: { loginName: 'services-1', password: 'correct', groups: [SERVICES] },
  auditor: { loginName: 'auditor-1', password: 'correct', groups: [AUDITORS] },
  stranger: { loginName: 'stranger-1', password: 'correct', groups: [] },
};
/** No user of the server, at first. */
export const newcomer = { loginName: 'newcomer-1', password: 'correct', fullName: 'Newcomer', groups: [SERVICES] };

export interface SecuredArena {
  /** The store of a user; of nobody if none is named. */
  as(user?: { loginName: string; password: string }, options?: Partial<EventStoreDbOptions>): EventStoreDb;
  readonly admin: EventStoreDb;
  setAcl(acl: Acl): Promise<void>;
  addUser(user: typeof newcomer): Promise<void>;
  restart(): Promise<void>;
}

/**
 * Runs one spec with a secured server whose history is protected from the services' own user.
 *
 * @param folder Of the certificates
 */
export const inSecuredArena = async (folder: string, play: (arena: SecuredArena) => Promise<void>): Promise<void> => {
  const tls = await openCertificates(folder);
  const server = await startEventStoreTestServer({ file: ':memory:', tls, users: Object.values(users) });
  const adminAddress = server.as({ loginName: 'admin', password: 'changeit' });
  const client = EventStoreDBClient.connectionString(adminAddress);
  const opened: EventStoreDb[] = [];
  const open = (connectionString: string, options: Partial<EventStoreDbOptions> = {}) => {
    const store = openEventStoreDb({
      connectionString,
      deadlineMs: 60_000,
      attemptMs: 20_000,
      stallMs: 300,
      refusedMs: 50,
      testServer: 'accepted',
      ...options,
    });
    opened.push(store);
    return store;
  };
  try {
    await setAcl(client, historyAcl);
    await play({
      as: (user, options) => open(asUser(adminAddress, user), options),
      admin: open(adminAddress),
      setAcl: (acl) => setAcl(client, acl),
      addUser: async (user) => void (await overHttp(adminAddress, 'POST', '/users', user)),
      restart: async () => {
        await server.fallOver();
        await server.comeBack();
      },
    });
  } finally {
    await Promise.all(opened.map((store) => store.close()));
    await client.dispose();
    await server.stop();
  }
};
