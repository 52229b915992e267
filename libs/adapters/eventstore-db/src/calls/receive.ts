import type { Attempt } from './calls.ts';

/** Common interface of the client's reads and subscriptions, whose own declarations of `on` are for an older Node. */
export interface Source {
  readonly readableLength: number;
  pause(): unknown;
  resume(): unknown;
  cancel?(): Promise<void>;
  unsubscribe?(): Promise<void>;
}
export interface Incoming extends Source {
  on(event: 'data' | 'error' | 'end' | 'caughtUp', listener: (item: never) => void): unknown;
}

export const abandon = (incoming: Source): void => {
  incoming.pause();
  (incoming.unsubscribe?.() ?? incoming.cancel?.())?.catch(() => {});
};

/** The subscription ended with status OK, which the client does not report. */
export class EndedSilently extends Error {}

/**
 * Receives items until the end, or until `enough`. A subscription is caught up when the server says so. The client
 * reports that before the events in its buffer, so the buffered events are counted.
 */
export const receive = <Item>(
  source: Source,
  { over, alive }: Attempt,
  take: (item: Item) => 'enough' | undefined,
): Promise<void> =>
  new Promise((resolve, reject) => {
    const incoming = source as Incoming;
    let [taken, due] = [0, Infinity];
    const finish = (error?: unknown) => {
      over.removeEventListener('abort', aborted);
      abandon(incoming);
      if (error) reject(error as Error);
      else resolve();
    };
    const aborted = () => finish(over.reason);
    over.addEventListener('abort', aborted, { once: true });
    incoming.on('data', (item: Item) => {
      if (taken >= due) return;
      alive();
      taken++;
      try {
        if (take(item) === 'enough') due = taken;
      } catch (error) {
        due = taken;
        return finish(error);
      }
      if (taken >= due) finish();
    });
    incoming.on('error', finish);
    incoming.on('end', () => finish(incoming.unsubscribe && new EndedSilently('the subscription ended')));
    incoming.on('caughtUp', () => {
      due = Math.min(due, taken + incoming.readableLength);
      if (taken >= due) finish();
    });
  });
