import { isOutageBy } from '@pishkhan/event-store';
import { isDatabaseOutage } from '../../reading/database-outage.ts';

type Fold<Item> = (items: readonly Item[]) => Promise<void>;

interface Part<Item> {
  readonly items: readonly Item[];
  resolve(): void;
  reject(error: unknown): void;
}

const isOutage = isOutageBy(isDatabaseOutage);

/**
 * Folds together what several partitions hand over: at the same moment, and during the fold before. A part resolves
 * when its items are folded. A fold that throws is repeated for each part alone, so that an item that cannot be folded
 * stops its partition only.
 */
export const gathered = <Item>(fold: Fold<Item>): Fold<Item> => {
  let waiting: Part<Item>[] = [];
  let running = false;
  const foldAlone = ({ items, resolve, reject }: Part<Item>): Promise<void> => fold(items).then(resolve, reject);
  const foldTogether = async (parts: readonly Part<Item>[]): Promise<void> => {
    try {
      await fold(parts.flatMap(({ items }) => items));
      for (const { resolve } of parts) resolve();
    } catch (error) {
      if (isOutage(error)) for (const { reject } of parts) reject(error);
      else for (const part of parts) await foldAlone(part);
    }
  };
  const run = async (): Promise<void> => {
    running = true;
    await Promise.resolve();
    while (waiting.length > 0) {
      const [parts, [first, second]] = [waiting, waiting];
      waiting = [];
      if (second) await foldTogether(parts);
      else await foldAlone(first!);
    }
    running = false;
  };
  return (items) =>
    new Promise((resolve, reject) => {
      waiting.push({ items, resolve, reject });
      if (!running) void run();
    });
};
