import { publicOf } from '../evidence/publications.ts';
import type { Lying } from '../evidence/topics.ts';
import { none, type Check, type Evidence } from './check.ts';

const placeOf = ({ topic, message: { stream, revision } }: Lying): string => `${topic} ${stream} #${revision}`;

/** The first occurrence of each message, in order; inboxes drop repetitions. */
export const firstTimes = (lying: readonly Lying[]): Lying[] => {
  const seen = new Set<string>();
  return lying.filter((one) => !seen.has(placeOf(one)) && seen.add(placeOf(one)));
};

/** In each partition the first occurrences of a stream rise, each directly after its `previousRevision` (R1). */
export const orderIsKept = ({ lying }: Pick<Evidence, 'lying'>): Check => {
  const last = new Map<string, number>();
  const partitionOf = new Map<string, number>();
  const violations: string[] = [];
  const first = firstTimes(lying);
  for (const one of first) {
    const {
      topic,
      partition,
      message: { stream, revision, previousRevision },
    } = one;
    const key = `${topic} ${stream}`;
    const before = last.get(key) ?? -1;
    if (revision <= before) violations.push(`${placeOf(one)} first occurs after #${before}`);
    else if (previousRevision !== before)
      violations.push(`${placeOf(one)} follows #${before}, but names #${previousRevision} as previous`);
    if ((partitionOf.get(key) ?? partition) !== partition)
      violations.push(`${placeOf(one)} is in another partition than the stream's first`);
    partitionOf.set(key, partition);
    last.set(key, revision);
  }
  return none(
    'R1',
    'order inverted or broken in a topic',
    violations,
    `${first.length} messages, ${lying.length - first.length} repeated`,
  );
};

/** Every event that a publish map makes public was published, and nothing else. */
export const everythingPublicIsPublished = ({ log, lying }: Evidence, ours: (stream: string) => boolean): Check => {
  const wanted = new Map(publicOf(log).map(({ topic, event }) => [`${topic} ${event.id}`, event]));
  const there = new Set(lying.map(({ topic, message }) => `${topic} ${message.id}`));
  const missing = [...wanted]
    .filter(([key]) => !there.has(key))
    .map(([, { stream, revision, type }]) => `${stream} #${revision} ${type} is public but in no topic`);
  const strange = firstTimes(lying)
    .filter(({ topic, message }) => !wanted.has(`${topic} ${message.id}`) && !ours(message.stream))
    .map((one) => `${placeOf(one)} is in a topic, but no event of the log produced it`);
  return none(
    'R1',
    'public events unpublished, or published without an event',
    [...missing, ...strange],
    `${wanted.size} events`,
  );
};
