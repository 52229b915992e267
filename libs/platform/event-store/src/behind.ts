import { positionsBehind, type EventStore, type Position } from './port.ts';

/**
 * Positions between a follower of these categories and the head; 0 if none of their events lies in between, whatever
 * else was written.
 */
export const behindOf = async (
  store: Pick<EventStore, 'head' | 'readAll'>,
  categories: readonly string[],
  handled: Position,
): Promise<number> => {
  const behind = positionsBehind(handled, await store.head());
  if (behind === 0) return 0;
  const [next] = await store.readAll({ categories, after: handled, limit: 1 });
  return next ? behind : 0;
};
