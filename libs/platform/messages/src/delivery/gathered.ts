type Handle<Item> = (items: readonly Item[]) => Promise<void>;

interface Part<Item> {
  readonly items: readonly Item[];
  resolve(): void;
  reject(error: unknown): void;
}

interface GatheredOptions {
  /** Whether an error is a fault of the infrastructure: all parts are delivered again. */
  isPassing(error: unknown): boolean;
  /** Most items handled together; a larger part is handled alone. */
  readonly most?: number;
}

/**
 * Handles together what several partitions hand over: at the same moment, and while others are handled. A part resolves
 * when its items are handled. After an error each part is handled alone, so that an item that cannot be handled stops
 * its partition only.
 */
export const gathered = <Item>(handle: Handle<Item>, { isPassing, most = Infinity }: GatheredOptions): Handle<Item> => {
  const waiting: Part<Item>[] = [];
  let running = false;
  const handleAlone = ({ items, resolve, reject }: Part<Item>): Promise<void> => handle(items).then(resolve, reject);
  const handleTogether = async (parts: readonly Part<Item>[]): Promise<void> => {
    try {
      await handle(parts.flatMap(({ items }) => items));
      for (const { resolve } of parts) resolve();
    } catch (error) {
      if (isPassing(error)) for (const { reject } of parts) reject(error);
      else for (const part of parts) await handleAlone(part);
    }
  };
  const run = async (): Promise<void> => {
    running = true;
    await Promise.resolve();
    while (waiting.length > 0) {
      const parts = waiting.splice(0, fitting(waiting, most));
      if (parts.length === 1) await handleAlone(parts[0]!);
      else await handleTogether(parts);
    }
    running = false;
  };
  return (items) =>
    new Promise((resolve, reject) => {
      waiting.push({ items, resolve, reject });
      if (!running) void run();
    });
};

/** Number of the first parts that together have at most so many items; at least one part. */
const fitting = (parts: readonly Part<unknown>[], most: number): number => {
  let items = 0;
  const tooMany = parts.findIndex((part) => (items += part.items.length) > most);
  return tooMany === -1 ? parts.length : Math.max(1, tooMany);
};
