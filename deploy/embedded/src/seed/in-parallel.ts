import pLimit from 'p-limit';

/** Works through the items in their order, at most `width` at a time. The first failure ends it. */
export const inParallel = async <Item>(
  items: readonly Item[],
  width: number,
  work: (item: Item, number: number) => Promise<unknown>,
): Promise<void> => {
  const limit = pLimit(width);
  try {
    await Promise.all(items.map((item, number) => limit(work, item, number)));
  } finally {
    limit.clearQueue();
  }
};
