import { tryPatiently } from '../patience.ts';
import { gapBefore, type Arrival, type InOrderOptions } from './arrival.ts';
import type { Parking } from './parking.ts';

export interface Replayed {
  readonly handled: number;
  /** The fault that stopped it; undefined if the stream continues. */
  readonly fault?: Error;
}

/** Handles the parked items of a stream. */
export class Replaying<Item> {
  private readonly options: InOrderOptions<Item>;
  private readonly parking: Parking;

  constructor(options: InOrderOptions<Item>, parking: Parking) {
    this.options = options;
    this.parking = parking;
  }

  async replay(stream: string): Promise<Replayed> {
    for (let handled = 0; ;) {
      const items = await this.parking.items(stream);
      for (const { item, revision } of items) {
        const fault = await this.replayOne(this.options.arrivalOf(item));
        if (fault) return { handled, fault };
        await this.parking.release(stream, revision);
        handled++;
      }
      if (await this.movesOn(stream)) return { handled };
      if (items.length === 0)
        return { handled, fault: new Error(`${stream}: another process handles its parked items`) };
    }
  }

  private async replayOne(arrival: Arrival<Item>): Promise<Error | undefined> {
    const known = await this.parking.standing(arrival.stream);
    if (arrival.revision <= known.revision) return undefined;
    const once = { ...this.options, patience: { ...this.options.patience, attempts: 1 } };
    const fault = gapBefore(arrival, known) ?? (await tryPatiently(() => this.options.handle(arrival.item), once));
    if (!fault)
      await this.parking.saveStanding(
        { revision: arrival.revision, parked: true, waitsTo: known.waitsTo },
        known.unchanged,
      );
    return fault;
  }

  /** @returns False if another process has parked a further item in the meantime */
  private async movesOn(stream: string): Promise<boolean> {
    const { revision, parked, waitsTo = -1, unchanged } = await this.parking.standing(stream);
    if (!parked) return true;
    if (revision < waitsTo) return false;
    if (this.options.remember) await this.parking.saveStanding({ revision, parked: false }, unchanged);
    else await this.parking.forget(stream);
    return true;
  }
}
