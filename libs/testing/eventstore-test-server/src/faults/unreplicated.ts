import { setTimeout as sleep } from 'node:timers/promises';
import { timedOut } from '../protocol/refusals.ts';

/** An append that the followers do not acknowledge in time. */
export interface UnreplicatedAppend {
  readonly unreplicated: 'written' | 'lost';
  /** Default 4 s: the write timeout and the commit timeout of a real server, 2 s each. */
  readonly afterMs?: number;
}

const PATIENCE_MS = 4000;

/** Streams with an append that is not replicated yet. Other appends to them, its repeats included, get no answer. */
export class Unreplicated {
  private readonly streams = new Map<string, Promise<unknown>>();

  /** Resolves when the stream has no unreplicated append; undefined if it has none. */
  of(stream: string): Promise<unknown> | undefined {
    return this.streams.get(stream);
  }

  /** @throws Refusal (timeout) in the end, always. */
  async hold(
    stream: string,
    { unreplicated, afterMs = PATIENCE_MS }: UnreplicatedAppend,
    write: () => Promise<unknown>,
  ): Promise<never> {
    const settled = sleep(afterMs, undefined, { ref: false }).then(() =>
      unreplicated === 'written' ? write() : undefined,
    );
    const known = settled.catch(() => {});
    this.streams.set(stream, known);
    try {
      await settled;
    } finally {
      if (this.streams.get(stream) === known) this.streams.delete(stream);
    }
    throw timedOut();
  }
}
