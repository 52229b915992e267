import { serviceNames, type ServiceName } from '@pishkhan/contracts';
import operations from './operations.json' with { type: 'json' };

const patternOf = (path: string): RegExp => new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`);

/** Its operation takes bodies of large files, and may take a while. */
export const LARGE_FILES = 'v1/bulk-reading-files';

/** The desk follows it itself, so that a feed ends with its session. */
const FOLLOWED = 'GET /v1/changes';

const routes = Object.entries(operations).flatMap(([service, names]) =>
  names
    .filter((name) => name !== FOLLOWED)
    .map((name) => {
      const [method, path] = name.split(' ') as [string, string];
      return { service, method, pattern: patternOf(path) };
    }),
);

export const isService = (name: string): name is ServiceName => (serviceNames as readonly string[]).includes(name);

/** `fetch` changes `..`, `\\` and `#`: such a path would reach another operation than the one that it names here. */
const staysAsWritten = (path: string): boolean => new URL(path, 'http://service').pathname === path;

/** Whether the public API of a service, by its committed OpenAPI document, has this operation. */
export const isPublic = (service: ServiceName, method: string, path: string): boolean =>
  routes.some((route) => route.service === service && route.method === method && route.pattern.test(path)) &&
  staysAsWritten(path);
