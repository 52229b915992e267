import { positionsBehind, type EventStore, type Position } from './port.ts';

/**
 * How far behind the head something is that follows these categories and has handled the log up to a position: 0 when
 * none of their events lies after it, whatever others have written since.
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
