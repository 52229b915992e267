import { LRUCache } from 'lru-cache';
import { knownOf, type Known, type Parking, type Standing } from './parking.ts';

/** Cache size in streams. `max` would set aside memory for all of them at the start. */
const KEPT = { maxSize: 10_000, sizeCalculation: () => 1 };

/** How far a stream has got since its standing was saved. */
export interface Reached extends Known {
  readonly stream: string;
}

type Place = { readonly revision: number; readonly previous?: number };

/**
 * Standings of streams. One that was saved, or had nothing to save, is cached until its next use. Another process may
 * have handled or parked further items since: its item leaves a gap, after which the standing is read again, or the
 * save fails, because it starts from the cached value.
 */
export class Standings {
  private readonly parking: Parking;
  private readonly saved = new LRUCache<string, Known>(KEPT);

  constructor(parking: Parking) {
    this.parking = parking;
  }

  /** @param streams Items that arrive, by stream, in order */
  async of(streams: ReadonlyMap<string, readonly Place[]>): Promise<ReadonlyMap<string, Known>> {
    const cached = new Map<string, Known>();
    for (const [stream, places] of streams) {
      const known = this.saved.get(stream);
      this.saved.delete(stream);
      if (known && continues(known, places)) cached.set(stream, known);
    }
    const others = [...streams.keys()].filter((stream) => !cached.has(stream));
    return others.length === 0 ? cached : new Map([...cached, ...(await this.parking.standings(others))]);
  }

  /** Saves those that have moved, in one request. @throws CheckpointMovedOn */
  async save(reached: readonly Reached[]): Promise<void> {
    const moved = reached.filter(({ revision, unchanged }) => revision !== knownOf(unchanged).revision);
    if (moved.length === 0) return;
    const valueOf = ({ revision }: Reached): Standing => ({ revision, parked: false });
    await this.parking.saveStandings(moved.map((each) => ({ ...each.unchanged, to: valueOf(each) })));
    for (const each of moved) this.saved.set(each.stream, knownOf({ ...each.unchanged, value: valueOf(each) }));
  }

  /** Caches those that had nothing to save. Not after a fault, which may come from what another process has saved. */
  keep(reached: readonly Reached[]): void {
    for (const each of reached)
      if (!each.parked && !this.saved.has(each.stream)) this.saved.set(each.stream, knownOf(each.unchanged));
  }
}

/** Whether the first new item follows the standing. */
const continues = ({ revision }: Standing, places: readonly Place[]): boolean => {
  const next = places.find((place) => place.revision > revision);
  return next?.previous === undefined || next.previous === revision;
};
