import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '../../check/source/files.ts';

/** What `docs/security/who-sees-what.md` allows. */
export interface Oracle {
  /** Kind of data of each endpoint: `GET /v1/accounts`. */
  readonly kinds: ReadonlyMap<string, string>;
  /** Place of each role by kind of data. */
  readonly places: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

export const readOracle = (): string => readFileSync(join(workspaceRoot, 'docs/security/who-sees-what.md'), 'utf8');

/** Rows of the table below a heading, without its head. */
const rowsBelow = (page: string, heading: string): string[][] => {
  const section = page.split(/^## /m).find((part) => part.startsWith(`${heading}\n`));
  if (section === undefined) throw new Error(`who-sees-what.md has no heading "${heading}"`);
  const lines = section.split('\n').filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
};
const namesIn = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name!);

/** @throws Error if a role has two places for one kind, or an endpoint two kinds */
export const oracleOf = (page: string): Oracle => {
  const places = new Map<string, Map<string, string>>();
  for (const [kind, roles, place] of rowsBelow(page, 'Kinds of data'))
    for (const role of namesIn(roles!)) {
      const known = places.get(kind!) ?? new Map<string, string>();
      if (known.has(role)) throw new Error(`who-sees-what.md: ${role} has two places for ${kind}`);
      places.set(kind!, known.set(role, namesIn(place!)[0]!));
    }
  const kinds = new Map<string, string>();
  for (const [kind, endpoints] of rowsBelow(page, 'Endpoints'))
    for (const endpoint of namesIn(endpoints!)) {
      if (kinds.has(endpoint)) throw new Error(`who-sees-what.md: ${endpoint} has two kinds of data`);
      kinds.set(endpoint, kind!);
    }
  return { kinds, places };
};
