import parseSpdx from 'spdx-expression-parse';
import type { ShippedPackage } from '../../run/supply/shipped.ts';
import { page, table } from './markdown.ts';

/** Licences under which a package may be shipped: none of them obliges us to publish our sources. */
const PERMITTED = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
  'Python-2.0',
  'Unlicense',
]);

const isPermitted = (expression: parseSpdx.Info): boolean => {
  if ('license' in expression) return PERMITTED.has(expression.license);
  const [left, right] = [isPermitted(expression.left), isPermitted(expression.right)];
  return expression.conjunction === 'and' ? left && right : left || right;
};

type Packages = ReadonlyMap<string, ReadonlyMap<string, ShippedPackage>>;

const all = (services: Packages): ShippedPackage[] => {
  const byVersion = new Map<string, ShippedPackage>();
  for (const packages of services.values())
    for (const shipped of packages.values()) byVersion.set(`${shipped.name}@${shipped.version}`, shipped);
  return [...byVersion].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, shipped]) => shipped);
};

/** Sentences about packages whose licence is missing or not permitted (S8). */
export const licenceFaults = (services: Packages): string[] =>
  all(services)
    .filter(({ licence }) => !licence || !isPermitted(parseSpdx(licence)))
    .map(
      ({ name, version, licence }) =>
        `${name} ${version} is shipped under ${licence ?? 'no licence'}; permitted are ${[...PERMITTED].join(', ')}`,
    );

/** `docs/generated/licences.md`: every npm package that a service ships, with its licence. */
export const licencesPage = (services: Packages): string =>
  page(
    'Packages and licences',
    'package-lock.json and the imports of the bundles',
    table(
      ['package', 'version', 'licence', 'services'],
      all(services).map(({ name, version, licence = '' }) => {
        const using = [...services].filter(([, packages]) =>
          [...packages.values()].some((shipped) => shipped.name === name && shipped.version === version),
        );
        return [
          name,
          version,
          licence,
          using.length === services.size ? 'all' : using.map(([service]) => service).join(', '),
        ];
      }),
    ),
  );
