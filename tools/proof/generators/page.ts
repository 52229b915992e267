import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PAGE = 'docs/security/who-sees-what.md';
const KIND = 'generated piece';

interface Endpoint {
  readonly name: string;
  readonly role: string;
  readonly place: string;
}

/** The endpoint of a generated command, as its file declares it. */
const endpointIn = (text: string): Endpoint[] => {
  const [, base] = /@Controller\('([^']+)'\)/.exec(text) ?? [];
  const [, below] = /@Post\('([^']+)'\)/.exec(text) ?? [];
  const [, role, place] = /@Access\(\{ (\w+): '(\w+)' \}\)/.exec(text) ?? [];
  if (!base || !below || !role || !place) return [];
  return [{ name: `POST /${base}/${below}`.replaceAll(/:(\w+)/g, '{$1}'), role, place }];
};

const quoted = (names: Iterable<string>): string => [...names].map((name) => `\`${name}\``).join(', ');

/** Adds rows below the head of a table. */
const withRows = (page: string, head: string, rows: readonly string[]): string => {
  const at = page.indexOf(head);
  if (at < 0) throw new Error(`${PAGE} has no table ${head}`);
  const below = page.indexOf('\n', page.indexOf('\n', at) + 1) + 1;
  return page.slice(0, below) + rows.map((row) => `${row}\n`).join('') + page.slice(below);
};

/** Names the generated endpoints on the page of who sees what, as the author of a command does by hand (S2). */
export const nameOnPage = (root: string, paths: Iterable<string>): void => {
  const apis = [...paths].filter((path) => path.endsWith('.api.ts'));
  const endpoints = apis.flatMap((path) => endpointIn(readFileSync(join(root, path), 'utf8')));
  const places = Map.groupBy(endpoints, ({ place }) => place);
  const kinds = [...places].map(
    ([place, of]) => `| ${KIND} | ${quoted(new Set(of.map(({ role }) => role)))} | \`${place}\` | any | whole |`,
  );
  const page = withRows(readFileSync(join(root, PAGE), 'utf8'), '| data | roles | place |', kinds);
  const named = `| ${KIND} | ${quoted(endpoints.map(({ name }) => name))} |`;
  writeFileSync(join(root, PAGE), withRows(page, '| data | endpoints |', [named]));
};
