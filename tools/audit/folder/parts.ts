import { join } from 'node:path';

/** The SQLite files of a data folder of the embedded profile, and what is lost with each. */
export const databases = {
  'pishkhan.sqlite':
    'the history, the messages and their progress, and the keys of commands: nothing can build them again. Restore a backup (npm run restore).',
  'views.sqlite':
    'read models, which can be built again from the history, and sealed applicants, payees and numbers of texts, which are taken over as far as they are whole: npm run doctor -- --rebuild views',
  'person-vault.sqlite':
    'names, numbers and addresses of subscribers: nothing can build them again. Restore a backup (npm run restore).',
} as const;
export type Database = keyof typeof databases;
export const databaseNames = Object.keys(databases) as Database[];

/** Keys of personal data: without them nothing sealed can be read. */
export const keys = ['person-vault.key', 'applicants.key', 'payees.key', 'texts.key'] as const;

export const settings = ['pishkhan.json', 'clock.json', 'issuer-keys.json', 'sample-district.json'] as const;

/** Left out of backups: the lock of a running platform, and the index that SQLite makes anew. */
export const isLeftOut = (name: string): boolean =>
  name.startsWith('in-use.sqlite') || ['-shm', '.new', '.probe'].some((end) => name.endsWith(end));

export const fileOf = (folder: string, name: string): string => join(folder, name);
