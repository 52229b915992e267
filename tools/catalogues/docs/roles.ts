import { demoUsers } from '@pishkhan/development-issuer/users';
import { isRole, placeNames, placeOf, places, roleNames, roles, type Role, type Sight } from '@pishkhan/roles';
import type { GeneratedFile } from '../../check/source/generated-file.ts';
import { page, table } from './markdown.ts';

/** A route of a service, with the roles that may call it. */
export interface Route {
  readonly service: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly roles: readonly string[];
  /** Place of each role, as the endpoint declares it. */
  readonly access: Readonly<Record<string, string>>;
}
/** A kind of case, with the roles that its registration, stages and deadlines name. */
export interface KindRoles {
  readonly kind: string;
  readonly roles: readonly Role[];
}

interface Operation {
  readonly description?: string;
  readonly 'x-roles'?: readonly string[];
  readonly 'x-access'?: Readonly<Record<string, string>>;
}
interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

/** The routes of the committed OpenAPI documents. */
export const routesOf = (documents: readonly GeneratedFile[]): Route[] =>
  documents.flatMap(({ path: file, content }) =>
    Object.entries((JSON.parse(content) as OpenApi).paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]) => ({
        service: file.split('/').at(-1)!.replace('.json', ''),
        method: method.toUpperCase(),
        path,
        summary: operation.description ?? '',
        roles: operation['x-roles'] ?? [],
        access: operation['x-access'] ?? {},
      })),
    ),
  );

/** Every role that a kind names. The choices of its forms (`of`) may be words that are roles too. */
const rolesIn = (value: unknown): Role[] => {
  if (typeof value === 'string') return isRole(value) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => (key === 'of' ? [] : rolesIn(child)));
};
export const rolesOfKinds = (kinds: readonly { readonly kind: string }[]): KindRoles[] =>
  kinds.map((kind) => ({ kind: kind.kind, roles: [...new Set(rolesIn(kind))] }));

/** Faults: a route without a role, and a role that can act without a demo user. */
export const roleFaults = (routes: readonly Route[], kinds: readonly KindRoles[]): string[] => {
  const acting = new Set([...routes.flatMap((route) => route.roles), ...kinds.flatMap((kind) => kind.roles)]);
  const shown = new Set<string>(demoUsers.flatMap((user) => user.roles));
  return [
    ...routes
      .filter((route) => route.roles.length === 0)
      .map(({ service, method, path }) => `${service}: no role may call ${method} ${path}`),
    ...[...acting].filter((role) => !shown.has(role)).map((role) => `role ${role} can act and has no demo user`),
  ];
};

const sees: Readonly<Record<Sight, string>> = {
  all: 'everything',
  county: 'its county',
  zone: 'its zone',
  office: 'its counter office',
  orders: 'its orders',
  referred: 'what was referred to it',
  own: 'its own matters',
  none: 'no customer',
};
const code = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');

const roleRow = (role: Role, kinds: readonly KindRoles[]) => [
  `\`${role}\``,
  `${roles[role].title.en} · ${roles[role].title.fa}`,
  sees[roles[role].sees],
  roles[role].source,
  code(kinds.filter((kind) => kind.roles.includes(role)).map(({ kind }) => kind)),
  code(demoUsers.filter((user) => user.roles.includes(role)).map(({ username }) => username)),
];

/** `docs/generated/roles.md`: every role by place, and every route with the roles that may call it. */
export const rolesPage = (routes: readonly Route[], kinds: readonly KindRoles[]): string =>
  page(
    'Roles',
    'the table of roles, the kinds of case and the routes',
    ...placeNames.map((place) => {
      const rows = roleNames.filter((role) => placeOf(role) === place).map((role) => roleRow(role, kinds));
      const head = ['role', 'title', 'sees', 'source', 'kinds', 'demo users'];
      return `## ${places[place].en} · ${places[place].fa}\n\n${table(head, rows)}`;
    }),
    `## Routes\n\n${table(
      ['service', 'route', 'purpose', 'roles'],
      routes.map(({ service, method, path, summary, roles: allowed }) => [
        service,
        `\`${method} ${path}\``,
        summary,
        code(allowed),
      ]),
    )}`,
  );
