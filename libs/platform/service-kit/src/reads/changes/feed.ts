import { Readable } from 'node:stream';

/** A browser that lost the connection asks again after this. */
const RETRY_MS = 3_000;

/** The event stream of one reader. */
export interface Feed {
  readonly stream: Readable;
  /** What has changed up to this position. */
  report(names: readonly string[], position: string): void;
  /** A comment, by which both sides notice a lost connection. */
  beat(): void;
  end(): void;
}

/**
 * An event stream that holds one event at most: while its reader is slow, changes are merged into it (N22).
 *
 * @param onClosed Called once, whoever closes it
 */
export const openFeed = (onClosed: () => void): Feed => {
  const changed = new Set<string>();
  let last = '';
  let isWanted = false;
  const push = (text: string) => {
    isWanted = stream.push(text);
  };
  const give = () => {
    if (!isWanted || changed.size === 0) return;
    const data = JSON.stringify({ changed: [...changed], position: last });
    changed.clear();
    push(`event: changes\ndata: ${data}\n\n`);
  };
  const stream = new Readable({
    highWaterMark: 1,
    read: () => {
      isWanted = true;
      give();
    },
    destroy: (error, done) => {
      onClosed();
      done(error);
    },
  });
  stream.push(`retry: ${RETRY_MS}\n\n`);
  return {
    stream,
    report: (names, position) => {
      for (const name of names) changed.add(name);
      last = position;
      give();
    },
    beat: () => {
      if (isWanted) push(':\n\n');
    },
    end: () => void stream.push(null),
  };
};
