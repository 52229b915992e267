import type { NewVisitKey, VisitKey } from '../../../../../src/session/visits/visit-key.ts';
import { isAsFar, isFinished, VisitChanged, type Kept, type KeptVisit, type KnownPerson } from './kept-visit.ts';
import { keyFrom, opened, sealed } from './sealing.ts';
import type { Row, Taking, VisitStore } from './visit-store.ts';

/** The row of the person, who is shown without a connection. */
const PERSON = 'person';

/** What the desk answers about keys. */
export interface KeyDesk {
  make(): Promise<NewVisitKey>;
  /** @returns Undefined if the desk gives this key to somebody else, or to nobody any more */
  open(wrapped: string): Promise<VisitKey | undefined>;
}

type Opened = Taking & { readonly key: CryptoKey };
const isOpen = (taking: Taking): taking is Opened => taking.key !== undefined;
const withoutKey = ({ key: _, ...taking }: Taking): Taking => taking;

/** The parts of what is on the phone that concern one taking at a time. */
const partsIn = (store: VisitStore) => {
  const about = (taking: string, name: string): string => `${taking}/${name}`;
  const put = async ({ id, key }: Opened, name: string, value: unknown, finished: boolean): Promise<void> =>
    store.putRow({
      taking: id,
      name,
      isFinished: finished,
      ...(await sealed(key, value, about(id, name))),
    });
  const read = ({ id, key }: Opened, row: Row): Promise<unknown> => opened(key, row, about(id, row.name));
  /** Only finished visits stay, sealed, until they are sent by their own person. */
  const keepFinished = async (taking: Taking): Promise<void> => {
    const rows = await store.rowsOf(taking.id);
    if (!rows.some((row) => row.isFinished)) return store.removeTaking(taking.id);
    for (const { name, isFinished: stays } of rows)
      if (!stays && name !== PERSON) await store.removeRow(taking.id, name);
    await store.putTaking(withoutKey(taking));
  };
  const personOf = async (taking: Opened): Promise<KnownPerson | undefined> => {
    const row = (await store.rowsOf(taking.id)).find(({ name }) => name === PERSON);
    return row && ((await read(taking, row)) as KnownPerson | undefined);
  };
  return { put, read, keepFinished, personOf };
};

/**
 * What is open to this page.
 *
 * @param now Milliseconds since 1970
 */
const openingIn = (store: VisitStore, desk: KeyDesk, now: () => number) => {
  const parts = partsIn(store);
  const { keepFinished } = parts;
  /** Keys of this page beside the stored ones: after the end of the day none is stored. */
  const atHand = new Map<string, CryptoKey>();
  let closings = 0;
  const expire = async (): Promise<void> => {
    for (const taking of await store.takings()) {
      if (Math.max(taking.unsentUntil, taking.visitsUntil) <= now()) await store.removeTaking(taking.id);
      else if (taking.visitsUntil <= now()) await keepFinished(taking);
    }
  };
  return {
    ...parts,
    expire,
    takings: async (): Promise<Opened[]> => {
      await expire();
      return (await store.takings())
        .map((taking): Taking => ({ ...taking, ...(atHand.has(taking.id) && { key: atHand.get(taking.id)! }) }))
        .filter(isOpen);
    },
    /** Asks the desk for the key of a taking; what belongs to somebody else is closed. */
    takeBack: async (taking: Taking): Promise<void> => {
      if (isOpen(taking) || atHand.has(taking.id)) return;
      const before = closings;
      const given = await desk.open(taking.wrapped);
      if (!given) return keepFinished(taking);
      const key = await keyFrom(given.key);
      // The person has left while the desk was asked.
      if (closings !== before) return;
      atHand.set(taking.id, key);
      if (taking.visitsUntil > now()) await store.putTaking({ ...taking, key });
    },
    close: (): void => {
      closings++;
      atHand.clear();
    },
  };
};

type Opening = ReturnType<typeof openingIn>;

/** What the pages of visits read and write. */
const visitsIn = (store: VisitStore, { expire, takings, put, read, personOf }: Opening) => ({
  expire,
  /** Takes visits along for a person. @param visits At most as many as the desk permits */
  take: async (
    person: KnownPerson,
    { key, wrapped, visitsUntil, unsentUntil }: NewVisitKey,
    visits: readonly KeptVisit[],
  ): Promise<void> => {
    const taking = { id: crypto.randomUUID(), wrapped, visitsUntil, unsentUntil, key: await keyFrom(key) };
    await store.putTaking(taking);
    await put(taking, PERSON, person, false);
    for (const [place, visit] of visits.entries()) await put(taking, String(place).padStart(3, '0'), visit, false);
  },
  /** The visits that the person of this page may read, in the order in which they were taken along. */
  visits: async (): Promise<readonly Kept[]> => {
    const kept: Kept[] = [];
    for (const taking of await takings())
      for (const row of await store.rowsOf(taking.id)) {
        const visit = row.name === PERSON ? undefined : ((await read(taking, row)) as KeptVisit | undefined);
        if (visit) kept.push({ taking: taking.id, name: row.name, visit });
      }
    return kept;
  },
  /**
   * Puts a visit in the place of the one that the page knows.
   *
   * @throws VisitChanged if it has gone, or has come further in another tab or by sending
   */
  keep: async ({ taking: id, name, visit: known }: Kept, next: KeptVisit): Promise<void> => {
    const taking = (await takings()).find((each) => each.id === id);
    const row = taking && (await store.rowsOf(id)).find((each) => each.name === name);
    const present = row && ((await read(taking, row)) as KeptVisit | undefined);
    if (!taking || !present || !isAsFar(present, known)) throw new VisitChanged();
    await put(taking, name, next, isFinished(next));
  },
  remove: ({ taking, name }: Pick<Kept, 'taking' | 'name'>): Promise<void> => store.removeRow(taking, name),
  /** Finished visits on this phone, whoever they belong to. */
  countUnsent: async (): Promise<number> => {
    await expire();
    const rows = await Promise.all((await store.takings()).map(({ id }) => store.rowsOf(id)));
    return rows.flat().filter((row) => row.isFinished).length;
  },
  /** Who took visits along today, for a page without a connection. */
  personOffline: async (): Promise<KnownPerson | undefined> => {
    const [taking] = await takings();
    return taking && personOf(taking);
  },
});

/** Who is at the phone. */
const personsAt = (store: VisitStore, { expire, takeBack, close, keepFinished, personOf }: Opening) => ({
  /**
   * A person signed in: visits of another one go before the desk is asked for anything, finished ones stay sealed; the
   * own ones are opened again.
   *
   * @throws ConnectionLost or ProblemError if the desk does not open them now
   */
  arrive: async ({ subject }: KnownPerson): Promise<void> => {
    await expire();
    for (const taking of await store.takings())
      if (isOpen(taking) && (await personOf(taking))?.subject !== subject) await keepFinished(taking);
    for (const taking of await store.takings()) await takeBack(taking);
  },
  /** The person locks the phone: no visit is shown before the same person has signed in. */
  lock: async (): Promise<void> => {
    close();
    for (const taking of await store.takings()) await store.putTaking(withoutKey(taking));
  },
  /** The person signs out: only finished visits stay, sealed. */
  leave: async (): Promise<void> => {
    close();
    for (const taking of await store.takings()) await keepFinished(taking);
  },
});

/**
 * Visits that a person takes along on a phone (ADR 0108): sealed, bound to the person, gone at the end of the day.
 *
 * @param now Milliseconds since 1970
 */
export const takingsIn = (store: VisitStore, desk: KeyDesk, now: () => number) => {
  const opening = openingIn(store, desk, now);
  return { ...visitsIn(store, opening), ...personsAt(store, opening) };
};

export type Takings = ReturnType<typeof takingsIn>;
