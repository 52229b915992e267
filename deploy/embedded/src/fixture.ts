import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

const FIXTURES = join(import.meta.dirname, '..', 'fixtures');

/** Unpacks the data folder that an earlier commit wrote: one compressed file for each of its files. */
export const unpackDataFolder = (commit: string, folder: string): void => {
  mkdirSync(folder, { recursive: true });
  const packed = join(FIXTURES, commit);
  for (const name of readdirSync(packed).filter((each) => each.endsWith('.br')))
    writeFileSync(join(folder, name.slice(0, -'.br'.length)), brotliDecompressSync(readFileSync(join(packed, name))));
};
