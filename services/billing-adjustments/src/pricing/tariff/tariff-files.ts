import { readFileSync } from 'node:fs';
import type { TariffBook, TariffVersion } from './domain/tariff-book.messages.ts';

const folder = new URL('../../../../../data/tariffs/', import.meta.url);

/** The project's tariff versions, as files under `data/tariffs`, the earliest first. */
export const tariffFiles = ['1397.json', 'sample-1398.json', 'sample-1404-07.json'] as const;

export const readTariffFile = (name: string): TariffVersion =>
  JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as TariffVersion;

/** The book with all published versions. */
export const tariffBookOfFiles = (): TariffBook => ({ versions: tariffFiles.map(readTariffFile) });
