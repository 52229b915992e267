import { comparePositions, type Position, type RecordedEvent } from '@pishkhan/event-store';

/** One item received by a subscription, in log order. */
export type Item =
  | { readonly kind: 'event'; readonly event: RecordedEvent }
  /** All matching events up to this position have been received. */
  | { readonly kind: 'checkpoint'; readonly position: Position }
  /** The subscription is live: later events are new. */
  | { readonly kind: 'caughtUp' }
  | { readonly kind: 'unreadable'; readonly fault: Error };

export interface Batch {
  readonly events: readonly RecordedEvent[];
  /** Position after the events and the non-matching events before it. */
  readonly upTo: Position;
  /** Number of backlog items that this batch completes. */
  readonly items: number;
}

const isTurn = ({ kind }: Item): boolean => kind === 'caughtUp' || kind === 'unreadable';

/** Buffer between the server, which sends, and the handler, which may be slow. The feed limits its size by pausing. */
export class Backlog {
  private items: Item[] = [];
  private live = false;
  /** Number of items at which a partial batch may end. */
  private turns = 0;

  get size(): number {
    return this.items.length;
  }

  push(item: Item): void {
    this.items.push(item);
    if (isTurn(item)) this.turns++;
  }

  /** A new subscription may send older events first, so wait for full batches again. */
  catchUpAgain(): void {
    this.live = false;
  }

  /** The next item, if it is an unreadable event. */
  get fault(): Error | undefined {
    const [first] = this.items;
    return first?.kind === 'unreadable' ? first.fault : undefined;
  }

  /** Whether it is worth asking for the next batch: nothing is searched. */
  mayGive(limit: number): boolean {
    return this.items.length >= limit || this.turns > 0 || this.live;
  }

  /** The next batch of at most `limit` events. Before the subscription is live it must be full, unless `partial`. */
  next(limit: number, after: Position, partial: boolean): Batch | undefined {
    if (!partial && !this.mayGive(limit)) return undefined;
    const events: RecordedEvent[] = [];
    let [items, upTo, live] = [0, after, this.live || partial];
    for (const item of this.items) {
      if (item.kind === 'unreadable' || (item.kind === 'event' && events.length === limit)) {
        live = true;
        break;
      }
      items++;
      if (item.kind === 'caughtUp') live = true;
      else if (item.kind === 'event') {
        events.push(item.event);
        upTo = item.event.position;
      } else if (comparePositions(item.position, upTo) > 0) upTo = item.position;
    }
    return items > 0 && (live || events.length === limit) ? { events, upTo, items } : undefined;
  }

  done({ items }: Batch): void {
    const passed = this.items.slice(0, items).filter(isTurn).length;
    if (passed > 0) this.live = true;
    this.turns -= passed;
    this.items = this.items.slice(items);
  }
}
