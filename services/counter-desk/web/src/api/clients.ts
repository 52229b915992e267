import createClient, { type Client, type Middleware } from 'openapi-fetch';
import { currentLanguage } from '../words/language.tsx';
import type { paths as BillingPaths } from './generated/billing-adjustments.ts';
import type { paths as CasePaths } from './generated/case-handling.ts';
import type { paths as AccountPaths } from './generated/customer-accounts.ts';
import type { paths as MeteringPaths } from './generated/metering.ts';
import { atTheDesk } from './at-the-desk.ts';
import { latestOf, reached } from './changes/positions.ts';
import { ConnectionLost, ProblemError, problemOf } from './problem.ts';
import type { Service } from './services.ts';
import { sessionChanged } from './session-changes.ts';

export type { Service } from './services.ts';

/** Requests of the back end need a header that no other site can send. */
export const ownHeaders = (): Record<string, string> => ({
  'x-desk': '1',
  'accept-language': currentLanguage(),
  ...atTheDesk.headers(),
});

/** Remembers the position of an answer, and throws a refusal; a 401 tells the shell that the person is not known. */
export const mustBeSuccess = async (service: Service, response: Response): Promise<void> => {
  const position = response.headers.get('x-position');
  if (position) reached(service, position);
  if (response.ok) return;
  const problem = problemOf(response.status, await response.json().catch(() => undefined));
  if (response.status === 401) sessionChanged(problem.rule);
  throw new ProblemError(problem, response.headers.has('retry-after'), service);
};

const manners = (service: Service): Middleware => ({
  onRequest: ({ request }) => {
    for (const [name, value] of Object.entries(ownHeaders())) request.headers.set(name, value);
    const position = latestOf(service);
    if (request.method === 'GET' && position) request.headers.set('x-after-position', position);
    if (request.method === 'POST' && !request.headers.has('idempotency-key'))
      request.headers.set('idempotency-key', crypto.randomUUID());
  },
  onResponse: ({ response }) => mustBeSuccess(service, response),
  onError: ({ error }) => new ConnectionLost(error),
});

const clientOf = <Paths extends object>(service: Service) => {
  const client = createClient<Paths>({ baseUrl: `/api/${service}` });
  client.use(manners(service));
  return client;
};

/** The public APIs of the services, typed by their OpenAPI documents. Every refusal is thrown as a ProblemError. */
export const accounts = clientOf<AccountPaths>('customer-accounts');
export const metering = clientOf<MeteringPaths>('metering');
export const billing = clientOf<BillingPaths>('billing-adjustments');
export const cases = clientOf<CasePaths>('case-handling');

type Shared = keyof BillingPaths & keyof CasePaths & keyof AccountPaths & keyof MeteringPaths;
/** What every service has, because service-kit writes it: its records, published documents, decisions and its care. */
export type Kit = Client<Pick<BillingPaths, Shared>>;

const clients = { 'customer-accounts': accounts, metering, 'billing-adjustments': billing, 'case-handling': cases };
export const kitOf = (service: Service): Kit => clients[service];

/** An operation that a service itself names, such as the action of a case. */
export const send = async (
  service: Service,
  path: string,
  body: unknown,
  key: string = crypto.randomUUID(),
): Promise<unknown> => {
  const response = await fetch(`/api/${service}${path}`, {
    method: 'POST',
    headers: { ...ownHeaders(), 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify(body),
  }).catch((error: unknown) => {
    throw new ConnectionLost(error);
  });
  await mustBeSuccess(service, response);
  return response.status === 204 ? undefined : ((await response.json().catch(() => undefined)) as unknown);
};

/** The answer of a client whose refusals are thrown. */
export const dataOf = async <Data>(asked: Promise<{ readonly data?: Data }>): Promise<Data> => (await asked).data!;
