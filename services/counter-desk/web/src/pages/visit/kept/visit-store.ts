import type { Sealed } from './sealing.ts';

/** What one person took along at one time. Nothing here can be read without its key. */
export interface Taking {
  readonly id: string;
  /** The key as only the desk opens it, for the same person. */
  readonly wrapped: string;
  /** Milliseconds since 1970. */
  readonly visitsUntil: number;
  readonly unsentUntil: number;
  /** Until the person leaves the phone, or the day ends. */
  readonly key?: CryptoKey;
}

export interface Row extends Sealed {
  readonly taking: string;
  readonly name: string;
  readonly isFinished: boolean;
}

/** The storage of visits. */
export interface VisitStore {
  takings(): Promise<readonly Taking[]>;
  putTaking(taking: Taking): Promise<void>;
  rowsOf(taking: string): Promise<readonly Row[]>;
  putRow(row: Row): Promise<void>;
  removeRow(taking: string, name: string): Promise<void>;
  /** With all its rows. */
  removeTaking(taking: string): Promise<void>;
}

const DATABASE = 'visits';

/** @param closed Called when the browser closes it, as phones do while a page is long in the background */
const open = (closed: () => void): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('takings', { keyPath: 'id' });
      request.result.createObjectStore('rows', { keyPath: ['taking', 'name'] });
    };
    request.onsuccess = () => {
      request.result.onclose = closed;
      resolve(request.result);
    };
    request.onerror = () => {
      closed();
      reject(request.error!);
    };
  });

/** A full storage refuses what a request has written only when its transaction ends. */
const done = <Result>(transaction: IDBTransaction, request: IDBRequest<Result>): Promise<Result> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error ?? new Error('the storage was closed'));
  });

/** All rows of one taking: their names are texts. */
const rowsIn = (taking: string): IDBKeyRange => IDBKeyRange.bound([taking], [taking, []]);

/** The storage in the browser: IndexedDB, which keeps a key without showing it to scripts. */
export const browserStore = (): VisitStore => {
  let database: Promise<IDBDatabase> | undefined;
  const inStore = async <Result>(
    name: 'takings' | 'rows',
    act: (store: IDBObjectStore) => IDBRequest<Result>,
  ): Promise<Result> => {
    const opened = await (database ??= open(() => (database = undefined)));
    const transaction = opened.transaction(name, 'readwrite');
    return done(transaction, act(transaction.objectStore(name)));
  };
  return {
    takings: () => inStore('takings', (store) => store.getAll() as IDBRequest<Taking[]>),
    putTaking: async (taking) => void (await inStore('takings', (store) => store.put(taking))),
    rowsOf: (taking) => inStore('rows', (store) => store.getAll(rowsIn(taking)) as IDBRequest<Row[]>),
    putRow: async (row) => void (await inStore('rows', (store) => store.put(row))),
    removeRow: (taking, name) => inStore('rows', (store) => store.delete([taking, name])),
    removeTaking: async (taking) => {
      await inStore('rows', (store) => store.delete(rowsIn(taking)));
      await inStore('takings', (store) => store.delete(taking));
    },
  };
};
