import { comparePositions, type Position, type RecordedEvent } from '@pishkhan/event-store';

/** What a subscription has received, in the order of the log. */
export type Item =
  | { readonly kind: 'event'; readonly event: RecordedEvent }
  /** Everything that matches up to here has come before. */
  | { readonly kind: 'checkpoint'; readonly position: Position }
  /** Nothing older is left: events that come now are new. */
  | { readonly kind: 'caughtUp' }
  | { readonly kind: 'unreadable'; readonly fault: Error };

export interface Batch {
  readonly events: readonly RecordedEvent[];
  /** Covers the events and what no category matched before it. */
  readonly upTo: Position;
  /** So many items of the backlog are done when it is handled. */
  readonly items: number;
}

const isTurn = ({ kind }: Item): boolean => kind === 'caughtUp' || kind === 'unreadable';

/** Between the server, which sends, and the handler, which takes its time. Bounded by its feeder, which pauses. */
export class Backlog {
  private items: Item[] = [];
  private live = false;
  /** Items at which a batch ends that is not full. */
  private turns = 0;

  get size(): number {
    return this.items.length;
  }

  push(item: Item): void {
    this.items.push(item);
    if (isTurn(item)) this.turns++;
  }

  /** Older events may come again: a full batch is waited for. */
  catchUpAgain(): void {
    this.live = false;
  }

  /** The event that is next and cannot be read. */
  get fault(): Error | undefined {
    const [first] = this.items;
    return first?.kind === 'unreadable' ? first.fault : undefined;
  }

  /** The next batch of at most so many events; while older events are coming, only a full one, unless `partial`. */
  next(limit: number, after: Position, partial: boolean): Batch | undefined {
    if (this.items.length < limit && this.turns === 0 && !this.live && !partial) return undefined;
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
