import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TariffBook, TariffVersion } from './domain/tariff-book.messages.ts';

const dataFolder = fileURLToPath(new URL('../../../../../data', import.meta.url));

/** The project's tariff versions, as files under `data/tariffs`, the earliest first. */
export const tariffFiles = ['1397.json', 'sample-1398.json', 'sample-1404-07.json'] as const;

export const tariffFileIn =
  (folder: string) =>
  (name: string): TariffVersion =>
    JSON.parse(readFileSync(join(folder, 'tariffs', name), 'utf8')) as TariffVersion;

export const readTariffFile = tariffFileIn(dataFolder);

/** The book with all published versions. */
export const tariffBookOfFiles = (): TariffBook => ({ versions: tariffFiles.map(readTariffFile) });
