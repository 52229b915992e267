import type { StreamParts } from './index.ts';
import type { Reads } from '../reads.ts';

/**
 * Ids of the records about a reader, which no answer names to him (A5-1).
 *
 * @param streams Absent in a service whose records name no persons
 */
export const recordsAbout = async (
  streams: StreamParts | undefined,
  reads: Pick<Reads, 'model'>,
  reader: string,
): Promise<readonly string[]> => {
  if (streams === undefined) return [];
  const found = await reads.model(streams.view).find({ notFor: reader.toLowerCase() }, { id: 1 });
  return found.map(({ id }) => id);
};

/** Whether the content of an event names one of these records, at any depth. */
export const namesAny = (data: unknown, ids: readonly string[]): boolean => {
  const text = ids.length === 0 ? '' : JSON.stringify(data);
  return ids.some((id) => text.includes(JSON.stringify(id)));
};
