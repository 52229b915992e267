import { describe, expect, it } from '@jest/globals';
import { openFeed } from './feed.ts';

const read = (feed: ReturnType<typeof openFeed>): string => String(feed.stream.read() ?? '');

describe('N22: the feed of a slow reader', () => {
  it('holds one event beside the one being sent, into which changes are merged, and no further beat', () => {
    const feed = openFeed(() => {});
    expect(read(feed)).toBe('retry: 3000\n\n');
    feed.report(['a'], '1-1');
    for (let each = 2; each < 10_000; each++) {
      feed.report(each % 2 === 0 ? ['b'] : ['c', 'b'], `${each}-${each}`);
      feed.beat();
    }
    const [first, second] = [
      'event: changes\ndata: {"changed":["a"],"position":"1-1"}\n\n',
      'event: changes\ndata: {"changed":["b","c"],"position":"9999-9999"}\n\n',
    ];
    expect(read(feed)).toBe(first + second);
    expect(read(feed)).toBe('');
    feed.beat();
    expect(read(feed)).toBe(':\n\n');
  });

  it('says once that it is closed, whichever side closes it', async () => {
    let closed = 0;
    const feed = openFeed(() => (closed += 1));
    feed.stream.destroy();
    feed.stream.destroy();
    feed.report(['a'], '1-1');
    await new Promise(setImmediate);
    expect(closed).toBe(1);
  });
});
