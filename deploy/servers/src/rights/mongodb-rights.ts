import type { mongo } from 'mongoose';
import type { ServiceRights } from './rights.ts';

/** A user of the database server, with the database in which it is defined. */
export interface DatabaseUser {
  readonly user: string;
  readonly database: string;
  readonly roles: readonly { readonly role: string; readonly db: string }[];
}

/** The counter desk: sessions and unsent words, which no auditor reads. */
export const DESK = 'counter-desk';

/** Reads every database of a service: for `verify` and auditors. */
export const AUDITOR = 'auditor';

/** One user for each service and the desk, which writes its own database and sees no other, and one that only reads. */
export const databaseUsers = (rights: readonly ServiceRights[]): DatabaseUser[] => [
  ...[...rights.map(({ service }) => service), DESK].map((user) => ({
    user,
    database: user,
    roles: [{ role: 'readWrite', db: user }],
  })),
  { user: AUDITOR, database: 'admin', roles: rights.map(({ service }) => ({ role: 'read', db: service })) },
];

const isThere = (error: unknown): boolean => (error as { codeName?: string }).codeName === 'Location51003';

/** Creates the users, or gives those that exist these roles and passwords. */
export const applyDatabaseRights = async (
  client: mongo.MongoClient,
  rights: readonly ServiceRights[],
  passwordOf: (user: string) => string,
): Promise<void> => {
  for (const { user, database, roles } of databaseUsers(rights)) {
    const command = { pwd: passwordOf(user), roles: [...roles] };
    const db = client.db(database);
    await db.command({ createUser: user, ...command }).catch(async (error: unknown) => {
      if (!isThere(error)) throw error;
      await db.command({ updateUser: user, ...command });
    });
  }
};
