import { posix } from 'node:path';
import type { SourceModule } from '../source/module.ts';

/** Folders whose packages are reached by the entries that their package.json exports. */
const packageOf = (path: string): string | undefined => /^(?:services\/[^/]+|libs\/[^/]+\/[^/]+)(?=\/)/.exec(path)?.[0];

/** Imports that reach by a relative path into another package, past the entries that it exports. */
export const entryViolations = ({ path, imports }: SourceModule): string[] =>
  imports.flatMap(({ specifier, line }) => {
    if (!specifier.startsWith('.')) return [];
    const target = packageOf(posix.join(posix.dirname(path), specifier));
    return target === undefined || target === packageOf(path)
      ? []
      : [`${path}:${line} reaches into ${target} by ${specifier}: import an entry of its package`];
  });
