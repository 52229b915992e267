import { createReadStream } from 'node:fs';
import { foundIn } from './people.ts';

const CHUNK = 1 << 24;
/** Longer than any value, so that none is cut by the end of a chunk. */
const OVERLAP = 256;

/** A place that is examined as it is written, because 10,000 persons leave more text than fits in memory. */
export class Examined {
  readonly found: string[] = [];
  characters = 0;

  constructor(private readonly traces: ReadonlyMap<string, string>) {}

  read(text: string): void {
    this.characters += text.length;
    this.found.push(...foundIn(text, this.traces));
  }

  /** In chunks, because a file can be longer than a text. */
  async readFile(path: string): Promise<void> {
    let end = '';
    for await (const chunk of createReadStream(path, { highWaterMark: CHUNK, encoding: 'utf8' })) {
      this.read(end + chunk);
      end = (chunk as string).slice(-OVERLAP);
    }
  }
}
