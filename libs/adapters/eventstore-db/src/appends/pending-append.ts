import { callOf, type NewEvent, type Position } from '@pishkhan/event-store';
import { EventStoreUnreachable } from '../faults.ts';
import type { Wish } from './answer.ts';

export interface Written {
  readonly revision: number;
  readonly position: Position | undefined;
}

/** One append of the port: its attempts, until one of them has a certain outcome or its time is over. */
export class PendingAppend {
  readonly wish: Wish;
  readonly events: readonly NewEvent[];
  /** Time at which it fails with an unknown outcome. */
  readonly deadline: number;
  readonly outcome: Promise<Written>;
  /** Correlation ids on the current call, the last attempt last. */
  readonly ids: string[] = [];
  /** Attempts on all calls. */
  attempts = 0;
  /** Time of the next attempt, counted from the write of the last one; infinite while that is not written. */
  repeatAt = Infinity;
  private writtenAt = Infinity;
  private cause: unknown;
  private settle!: { resolve(written: Written): void; reject(error: unknown): void };

  constructor(wish: Wish, events: readonly NewEvent[], deadline: number) {
    this.wish = wish;
    this.events = events;
    this.deadline = deadline;
    this.outcome = new Promise((resolve, reject) => {
      this.settle = { resolve, reject };
    });
  }

  /** An attempt begins. */
  sent(id: string): void {
    this.ids.push(id);
    this.attempts++;
    this.repeatAt = Infinity;
    this.writtenAt = Infinity;
  }

  /** The request of an attempt has left this process. */
  left(id: string, repeatMs: number): void {
    if (id !== this.ids.at(-1)) return;
    this.writtenAt = performance.now();
    this.repeatAt = this.writtenAt + repeatMs;
  }

  /** The server has answered an attempt without a certain outcome. Earlier attempts change nothing. */
  uncertain(id: string, error: Error, pauseMs: number): void {
    this.cause = error;
    if (id === this.ids.at(-1)) this.repeatAt = Math.min(this.writtenAt, performance.now()) + pauseMs;
  }

  /** The call of its attempts has broken. */
  lost(error: unknown): void {
    this.cause = error;
    this.ids.length = 0;
  }

  written(written: Written): void {
    this.settle.resolve(written);
  }

  /** Not certain: an earlier attempt may have been written. */
  refused(error: unknown, certain: boolean): void {
    this.settle.reject(certain ? error : this.unknown(error));
  }

  expired(cause: unknown): void {
    this.settle.reject(this.unknown(this.cause ?? cause));
  }

  failed(error: unknown): void {
    this.settle.reject(error);
  }

  private unknown(cause: unknown): EventStoreUnreachable {
    return new EventStoreUnreachable(callOf(this.wish.call), cause);
  }
}
