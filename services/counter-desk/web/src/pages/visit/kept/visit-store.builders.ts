import type { Row, Taking, VisitStore } from './visit-store.ts';

const readable = (_: string, value: unknown): unknown =>
  value instanceof ArrayBuffer || value instanceof Uint8Array ? new TextDecoder().decode(value) : value;

/** The storage of a browser in memory, and all that somebody finds who reads it. */
export const storeInMemory = () => {
  const takings = new Map<string, Taking>();
  const rows = new Map<string, Row>();
  const of = (taking: string): Row[] => [...rows.values()].filter((row) => row.taking === taking);
  const store: VisitStore = {
    takings: () => Promise.resolve([...takings.values()]),
    putTaking: (taking) => Promise.resolve(void takings.set(taking.id, taking)),
    rowsOf: (taking) => Promise.resolve(of(taking).toSorted((one, next) => (one.name < next.name ? -1 : 1))),
    putRow: (row) => Promise.resolve(void rows.set(`${row.taking}/${row.name}`, row)),
    removeRow: (taking, name) => Promise.resolve(void rows.delete(`${taking}/${name}`)),
    removeTaking: (taking) => {
      for (const { name } of of(taking)) rows.delete(`${taking}/${name}`);
      takings.delete(taking);
      return Promise.resolve();
    },
  };
  return { store, everything: () => JSON.stringify([[...takings.values()], [...rows.values()]], readable) };
};
