import { formatPosition, storeRefusalIn, type StoreRefusal, type Subscription } from '@pishkhan/event-store';
import type { Logger } from 'pino';

interface RefusalInProgress {
  /** The first refusal. */
  readonly refusal: StoreRefusal;
  readonly startedAt: number;
  /** Streams whose calls were refused. */
  readonly streams: Set<string>;
  /** Whether a follower has been seen waiting for its end. */
  followed: boolean;
  lastAt: number;
  times: number;
}

const TICK_MS = 1000;
/** A refusal for which no follower waits is over when it has not recurred for this time. */
const QUIET_MS = 120_000;
const MOST_STREAMS = 1000;

/** Who is not signed in is refused every kind of call. */
const keyOf = ({ name, operation }: StoreRefusal): string => (name === 'NotSignedIn' ? name : `${name} ${operation}`);

/**
 * One line when the event store begins to refuse a kind of call, with stream, user and remedy, and one when it accepts
 * it again.
 */
export class RefusalWatch {
  readonly #logger: Logger;
  readonly #open = new Map<string, RefusalInProgress>();
  readonly #followers = new Set<Subscription>();
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /** A follower whose own `refused` says whether it still waits. @returns It, forgotten when it stops */
  followed(subscription: Subscription): Subscription {
    this.#followers.add(subscription);
    return {
      get handled() {
        return subscription.handled;
      },
      get refused() {
        return subscription.refused;
      },
      stop: () => {
        this.#followers.delete(subscription);
        return subscription.stop();
      },
    };
  }

  refused(refusal: StoreRefusal): void {
    if (this.#stopped) return;
    const key = keyOf(refusal);
    const known = this.#open.get(key) ?? this.#begin(key, refusal);
    known.times++;
    known.lastAt = performance.now();
    if (known.streams.size < MOST_STREAMS) known.streams.add(refusal.stream);
  }

  /** A call has succeeded: the user is signed in and has the right to this stream. */
  accepted(operation: 'append' | 'read', stream: string): void {
    for (const { refusal, streams } of this.#open.values()) {
      if (refusal.operation === 'follow') continue;
      if (refusal.name === 'NotSignedIn' || (refusal.operation === operation && streams.has(stream)))
        this.#end(refusal);
    }
  }

  /** The user has all rights: only what followers wait for remains. */
  confirmed(): void {
    for (const { refusal } of this.#open.values()) if (!this.#isWaitedFor(refusal)) this.#end(refusal);
  }

  get waitedFor(): StoreRefusal | undefined {
    return this.#waiting()[0];
  }

  stop(): void {
    this.#stopped = true;
    clearInterval(this.#timer);
  }

  #begin(key: string, refusal: StoreRefusal): RefusalInProgress {
    const now = performance.now();
    const begun: RefusalInProgress = {
      refusal,
      startedAt: now,
      streams: new Set(),
      followed: false,
      lastAt: now,
      times: 0,
    };
    if (this.#open.size === 0) this.#timer = setInterval(() => this.#tick(), TICK_MS).unref();
    this.#open.set(key, begun);
    const { name: fault, operation, stream, place, user, message } = refusal;
    const placed = typeof place === 'object' ? formatPosition(place) : place;
    this.#logger.error({ part: 'event store', fault, operation, stream, place: placed, user }, message);
    return begun;
  }

  #tick(): void {
    for (const each of this.#open.values()) {
      const waits = this.#isWaitedFor(each.refusal);
      const over = each.followed || performance.now() - each.lastAt >= QUIET_MS;
      each.followed ||= waits;
      if (!waits && over) this.#end(each.refusal);
    }
  }

  #isWaitedFor(refusal: StoreRefusal): boolean {
    return this.#waiting().some((waiting) => keyOf(waiting) === keyOf(refusal));
  }

  #waiting(): StoreRefusal[] {
    return [...this.#followers].flatMap(({ refused }) => storeRefusalIn(refused) ?? []);
  }

  #end(refusal: StoreRefusal): void {
    const { startedAt, times } = this.#open.get(keyOf(refusal))!;
    this.#open.delete(keyOf(refusal));
    if (this.#open.size === 0) clearInterval(this.#timer);
    const { name: fault, operation } = refusal;
    const milliseconds = Math.round(performance.now() - startedAt);
    this.#logger.warn(
      { part: 'event store', fault, operation, milliseconds, refused: times },
      `the event store no longer refuses: ${operation}`,
    );
  }
}
