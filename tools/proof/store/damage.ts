import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import type { Chance } from '@pishkhan/data/random';

export const kinds = ['flip', 'sector', 'truncate', 'delete', 'roll back'] as const;
export type Kind = (typeof kinds)[number];

export interface Damage {
  readonly kind: Kind;
  readonly file: string;
  readonly place: string;
}

/** Every file of a data folder, by its path in it, but for the lock. */
const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('in-use.sqlite'))
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)))
    .toSorted();

const SECTOR = 512;

const changed = (path: string, change: (bytes: Buffer) => string): string => {
  const bytes = readFileSync(path);
  const place = change(bytes);
  writeFileSync(path, bytes);
  return place;
};

const flip = (path: string, chance: Chance): string =>
  changed(path, (bytes) => {
    const places = Array.from({ length: chance.between(1, 4) }, () => chance.between(0, bytes.length - 1));
    for (const at of places) bytes[at] = bytes[at]! ^ (1 << chance.between(0, 7));
    return `bytes ${places.join(', ')}`;
  });

const sector = (path: string, chance: Chance): string =>
  changed(path, (bytes) => {
    const at = SECTOR * chance.between(0, Math.floor((bytes.length - 1) / SECTOR));
    bytes.fill(0, at, Math.min(at + SECTOR, bytes.length));
    return `bytes from ${at}`;
  });

const truncate = (path: string, chance: Chance): string => {
  const length = chance.between(0, statSync(path).size - 1);
  truncateSync(path, length);
  return `to ${length} bytes`;
};

/** An earlier copy of the same file; without one it is deleted, as it was then. */
const rollBack = (path: string, earlier: string): string => {
  if (existsSync(earlier)) copyFileSync(earlier, path);
  else rmSync(path);
  return existsSync(earlier) ? 'to an earlier copy' : 'to before it was made';
};

/** Damages one file of the folder at chance. */
export const damage = (folder: string, earlier: string, chance: Chance): Damage => {
  const file = chance.pick(filesOf(folder));
  const path = join(folder, file);
  const kind: Kind = statSync(path).size === 0 ? 'delete' : chance.pick(kinds);
  switch (kind) {
    case 'flip':
      return { kind, file, place: flip(path, chance) };
    case 'sector':
      return { kind, file, place: sector(path, chance) };
    case 'truncate':
      return { kind, file, place: truncate(path, chance) };
    case 'roll back':
      return { kind, file, place: rollBack(path, join(earlier, file)) };
    case 'delete':
      rmSync(path);
      return { kind, file, place: '' };
  }
};
