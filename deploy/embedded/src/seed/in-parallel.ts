/** Processes the items in order, at most `width` at a time. Stops at the first failure. */
export const inParallel = async <Item>(
  items: readonly Item[],
  width: number,
  work: (item: Item, number: number) => Promise<unknown>,
): Promise<void> => {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < items.length) {
      const number = next++;
      await work(items[number]!, number);
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
};
