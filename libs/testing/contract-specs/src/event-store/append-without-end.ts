/** A process that the spec kills: keeps many appends in flight and prints each acknowledged one. Argument: the file. */
import { openEmbeddedEventStore } from '@pishkhan/event-store';
import { freshStream, sampleEvents } from './samples.ts';

const store = openEmbeddedEventStore({ file: process.argv[2]! });

const appendWithoutEnd = async (): Promise<never> => {
  const stream = freshStream();
  for (let next = 0; ;) {
    const events = sampleEvents(1 + (next % 3));
    const expected = next === 0 ? 'NoStream' : next - 1;
    const { revision, position } = await store.append(stream, expected, events);
    process.stdout.write(
      `${JSON.stringify({ stream, expected, events, revision, position: String(position.commit) })}\n`,
    );
    next = revision + 1;
  }
};

await Promise.all(Array.from({ length: 8 }, appendWithoutEnd));
