import type { Person } from '../../../src/session/person.ts';

/** Nothing more is loaded at a computer at which nobody has taken visits along. */
const isAnyHere = async (): Promise<boolean> =>
  'databases' in indexedDB && (await indexedDB.databases()).some(({ name }) => name === 'visits');

const here = async () => ((await isAnyHere()) ? import('../pages/visit/kept/queue.ts') : undefined);

/** Who took visits along on this phone, for a page without a connection. */
export const personOffline = async (): Promise<Person | undefined> => (await here())?.onPhone.personOffline();

/** Finished visits that were not sent, whoever they belong to. */
export const countUnsent = async (): Promise<number> => (await (await here())?.onPhone.countUnsent()) ?? 0;

/** The person is signed in: visits of another one go, the own ones are sent. */
export const arriveHere = async (person: Person): Promise<void> => (await here())?.arrive(person);

/** The person leaves this computer. */
export const departHere = async (how: 'lock' | 'leave'): Promise<void> => (await here())?.depart(how);
