import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { billingAdjustments } from '@pishkhan/billing-adjustments';
import { caseHandling } from '@pishkhan/case-handling';
import { customerAccounts } from '@pishkhan/customer-accounts';
import { definitions } from '@pishkhan/embedded/definitions';
import { metering } from '@pishkhan/metering';
import { placeOf, roleNames, type Role } from '@pishkhan/roles';
import { eventually, get, startTestPlatform, type TestPlatform, publishVersion } from '@pishkhan/testing';
import { routesOf } from '../docs/roles.ts';
import { validBodyOf, type ApiDocument } from './bodies.builders.ts';
import { accessFaults } from './access.ts';
import { leaksOf, type Call, type Person } from './leaks.ts';
import {
  calendar,
  countyOf,
  fees,
  settings,
  tokensOf,
  type County,
  type Services,
  type Tokens,
} from './counties.builders.ts';
import { oracleOf, readOracle, type Oracle } from './oracle.ts';
import { planted, plantedEndpoint } from './planted.builders.ts';

const oracle = oracleOf(readOracle());

let platform: TestPlatform;
let services: Services;
let tokens: Tokens;
let counties: readonly [County, County];
/** Endpoints of the OpenAPI documents, with the service that answers. */
let endpoints: readonly {
  readonly method: string;
  readonly path: string;
  readonly url: string;
  /** Of a command; undefined without one. */
  readonly body: string | undefined;
}[];

const places = (number: 1 | 2, accountId: string, name: string, nationalId: string) => ({
  countyOffice: `county-${number}`,
  officeId: `office-${number}01`,
  contractor: `contractor-${number}`,
  channel: `bank-${number}`,
  accountId,
  name,
  nationalId,
});

beforeAll(async () => {
  platform = await startTestPlatform();
  tokens = tokensOf(platform);
  services = {
    accounts: await platform.start(customerAccounts),
    metering: await platform.start(metering),
    billing: await platform.start(billingAdjustments),
    cases: await platform.start(caseHandling),
  };
  await services.billing.given(settings).when(get('/v1/corrections').by('auditor-1')).then(200);
  for (const unit of ['county-1', 'county-2'])
    await publishVersion(services.cases, '/v1/working-calendars', { ...calendar, unit });
  await publishVersion(services.cases, '/v1/fee-schedules', fees);
  counties = [
    await countyOf(services, tokens, places(1, '20000701', 'پیمان نخستین', '0084575948'), eventually),
    await countyOf(services, tokens, places(2, '20000702', 'فرشته دومین', '0499370899'), eventually),
  ];
  endpoints = (
    await Promise.all(
      Object.values(services).map(async ({ url }) => {
        const document = (await (await fetch(`${url}/openapi.json`)).json()) as ApiDocument;
        return Object.entries(document.paths).flatMap(([path, item]) =>
          Object.keys(item).map((method) => ({
            method: method.toUpperCase(),
            path,
            url,
            body: method === 'post' ? validBodyOf(document, path) : undefined,
          })),
        );
      }),
    )
  ).flat();
}, 120_000);
afterAll(() => platform.stop());

/** Every role that may act: in the first county, in another office of it, in the second county, and in none. */
const people = (): Person[] => {
  const acting = roleNames.filter((role) => [...oracle.places.values()].some((kind) => kind.has(role)));
  const officesOf = (role: Role): readonly (string | undefined)[] => {
    const [ours, theirs] = counties;
    switch (placeOf(role)) {
      case 'counter':
        return [ours.officeId, 'office-109', theirs.officeId, undefined];
      case 'county':
        return [ours.countyOffice, theirs.countyOffice, undefined];
      case 'contractor':
        return [ours.contractor, theirs.contractor, undefined];
      default:
        return role === 'paymentChannel' ? [ours.channel, theirs.channel] : [undefined];
    }
  };
  return acting.flatMap((role) => officesOf(role).map((office) => ({ role, office })));
};

const send = async (
  { method, path, url, body = '{}' }: Call,
  person: Person | undefined,
): Promise<[number, string]> => {
  const headers = new Headers({ 'accept-language': 'en', 'x-reason': 'matrix' });
  if (person) {
    const { role, office } = person;
    const claims = { sub: 'somebody', roles: [role], ...(office !== undefined && { office }) };
    headers.set('authorization', `Bearer ${await tokens(claims)}`);
  }
  if (method === 'POST') {
    headers.set('idempotency-key', crypto.randomUUID());
    headers.set('content-type', 'application/json');
  }
  const response = await fetch(`${url}${path}`, { method, headers, ...(method === 'POST' && { body }) });
  return [response.status, await response.text()];
};

/** Two explanations agree only if they are of one instant. */
const knownToday = (path: string): string => (path.endsWith('/explanation') ? `${path}?asKnownOn=2026-11-22` : path);

/** The endpoint with the ids of a county; `none` are ids that do not exist. */
const callOf = (
  { body, ...endpoint }: Omit<(typeof endpoints)[number], 'body'> & { readonly body?: string | undefined },
  ids: Readonly<Record<string, string>>,
): Call => ({
  ...endpoint,
  ...(body !== undefined && { body }),
  endpoint: `${endpoint.method} ${endpoint.path}`,
  path: knownToday(endpoint.path).replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(ids[name] ?? 'none'),
  ),
});
const searches = (county: County): Call[] =>
  [county.accountId, county.name, county.meterId].map((search) => ({
    method: 'POST',
    url: services.accounts.url,
    endpoint: 'POST /v1/account-searches',
    path: '/v1/account-searches',
    body: JSON.stringify({ search }),
  }));

const isUuid = (id: string): boolean => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(id);

/** A tracking code with a right check digit that no case has. */
const unknownTrackingCode = async (): Promise<string> => {
  for (let digit = 0; digit < 10; digit += 1) {
    const code = `1405-0901-64396-05772-${digit}`;
    const path = `/v1/tracking/${code}`;
    const call = { method: 'GET', url: services.cases.url, endpoint: 'GET /v1/tracking/{trackingCode}', path };
    if ((await send(call, { role: 'auditor', office: undefined }))[0] === 404) return code;
  }
  throw new Error('no check digit is accepted');
};

describe('every endpoint × role × place, against docs/security/who-sees-what.md', () => {
  it('N24: every service checks tokens against the register of offices', () => {
    expect(definitions.filter(({ offices }) => offices === undefined)).toEqual([]);
  });
  it('S2: the page names every endpoint that the services have', () => {
    const served = endpoints.map(({ method, path }) => `${method} ${path}`);
    expect(served.filter((endpoint) => !oracle.kinds.has(endpoint))).toEqual([]);
  });

  it('S2, N10: without a token 401; without a role of the page 403; without the office of the role 403', async () => {
    const wrong: string[] = [];
    for (const endpoint of endpoints) {
      const call = callOf(endpoint, counties[0].ids);
      const allowed = oracle.places.get(oracle.kinds.get(call.endpoint)!)!;
      if ((await send(call, undefined))[0] !== 401) wrong.push(`${call.endpoint} without a token`);
      for (const person of people()) {
        const isNamed = allowed.has(person.role);
        const lacksOffice =
          isNamed && person.office === undefined && ['counter', 'county', 'contractor'].includes(placeOf(person.role));
        if (isNamed && !lacksOffice) continue;
        const [status, body] = await send(call, person);
        const { rule } = JSON.parse(body) as { rule: string };
        // An endpoint may declare fewer roles than its kind of data.
        const expected = isNamed ? ['ClaimMustBePresent', 'RoleMustAllow'] : ['RoleMustAllow'];
        if (status !== 403 || !expected.includes(rule))
          wrong.push(`${call.endpoint} by ${person.role} of ${person.office}: ${status}`);
      }
    }
    expect(wrong).toEqual([]);
  }, 240_000);

  it('S2, N7: nobody reads a record of another place, and no refusal names it', async () => {
    const leaks: string[] = [];
    let answered = 0;
    const reads = endpoints.filter(({ method }) => method === 'GET');
    for (const person of people())
      for (const county of counties) {
        const calls = [...reads.map((endpoint) => callOf(endpoint, county.ids)), ...searches(county)];
        for (const call of calls) {
          const [status, body] = await send(call, person);
          if (status === 200) answered += 1;
          leaks.push(...leaksOf({ oracle, counties }, { call, person, status, body }));
        }
      }
    expect(leaks).toEqual([]);
    // The matrix means nothing unless people read their own records.
    expect(answered).toBeGreaterThan(500);
  }, 240_000);

  it('N29: a record of another place and an unknown one have the same response', async () => {
    const named = endpoints.filter(
      ({ method, path }) =>
        method === 'GET' &&
        /\{(accountId|meterId|billNumber|refundId|reversalId|unidentifiedPaymentId|caseId|trackingCode)\}/.test(path),
    );
    const theirs = counties[1].ids;
    const unknown = Object.fromEntries(
      Object.entries(theirs).map(([name, id]) => [name, id.replace('20000702', '20000799')]),
    );
    Object.assign(unknown, { caseId: 'no-such-case', trackingCode: await unknownTrackingCode() });
    const different: string[] = [];
    let compared = 0;
    for (const endpoint of named)
      for (const person of people().filter(
        ({ office }) => office === counties[0].countyOffice || office === counties[0].officeId,
      )) {
        const [foreign, missing] = [callOf(endpoint, theirs), callOf(endpoint, unknown)];
        const [[status, body], [otherStatus, otherBody]] = [await send(foreign, person), await send(missing, person)];
        if (status !== 404) continue;
        compared += 1;
        if (otherStatus !== 404 || plain(body, foreign) !== plain(otherBody, missing))
          different.push(`${foreign.endpoint} by ${person.role}: ${body} ${otherStatus} ${otherBody}`);
      }
    expect(different).toEqual([]);
    expect(compared).toBeGreaterThan(20);
  });

  it('N29: a command to a record of another place and to an unknown one have the same response', async () => {
    const named = endpoints.filter(
      ({ method, path }) =>
        method === 'POST' && [...path.matchAll(/\{(\w+)\}/g)].some(([, id = 'none']) => id in counties[1].ids),
    );
    const theirs = counties[1].ids;
    const unknown = Object.fromEntries(
      Object.entries(theirs).map(([name, id]) => [
        name,
        isUuid(id) ? crypto.randomUUID() : id.replace('20000702', '20000799'),
      ]),
    );
    const different: string[] = [];
    const compared = new Set<string>();
    for (const endpoint of named)
      for (const person of people().filter(
        ({ office }) =>
          office === counties[0].countyOffice || office === counties[0].officeId || office === 'office-109',
      )) {
        const [foreign, missing] = [callOf(endpoint, theirs), callOf(endpoint, unknown)];
        const [[status, body], [otherStatus, otherBody]] = [await send(foreign, person), await send(missing, person)];
        if (status === 403 && body.includes('"RoleMustAllow"')) continue;
        if (status !== 400) compared.add(foreign.endpoint);
        if (status !== otherStatus || plain(body, foreign) !== plain(otherBody, missing))
          different.push(`${foreign.endpoint} by ${person.role}: ${body} ${otherStatus} ${otherBody}`);
      }
    expect(different).toEqual([]);
    expect(named.map((each) => `POST ${each.path}`).filter((each) => !compared.has(each))).toEqual([]);
  }, 240_000);
});

/** A problem without its correlation id and without the id that the caller sent. */
const plain = (body: string, { path }: Call): string => {
  const {
    correlationId: _correlationId,
    instance: _instance,
    ...problem
  } = JSON.parse(body) as Record<string, unknown>;
  const ids = path.split(/[/?]/).map(decodeURIComponent);
  return ids.filter((id) => id.length >= 8).reduce((text, id) => text.replaceAll(id, 'ID'), JSON.stringify(problem));
};

describe('a planted endpoint with too wide a declaration', () => {
  /** The page as if it had the endpoint, for the own county. */
  const widened = (): Oracle => ({
    ...oracle,
    kinds: new Map([...oracle.kinds, [plantedEndpoint, 'bills, ledger, payments, explanation']]),
  });

  it('S2: the check of the declarations and the matrix both find it', async () => {
    const { url } = await platform.start(planted);
    const { paths } = (await (await fetch(`${url}/openapi.json`)).json()) as { paths: Record<string, object> };
    const content = JSON.stringify({ paths: { '/v1/planted/{accountId}': paths['/v1/planted/{accountId}'] } });
    expect(accessFaults(routesOf([{ path: 'planted.json', content }]), widened())).toContain(
      `${plantedEndpoint} gives headOfSubscriberAffairs all; who-sees-what.md allows ownCounty for bills, ledger, payments, explanation`,
    );
    const [ours, theirs] = counties;
    const person: Person = { role: 'headOfSubscriberAffairs', office: ours.countyOffice };
    const leaksOn = async (county: County): Promise<string[]> => {
      const call = callOf({ method: 'GET', path: '/v1/planted/{accountId}', url }, county.ids);
      const [status, body] = await send(call, person);
      return leaksOf({ oracle: widened(), counties }, { call, person, status, body });
    };
    expect(await leaksOn(ours)).toEqual([]);
    expect(await leaksOn(theirs)).toEqual([
      `GET /v1/planted/${theirs.accountId} by headOfSubscriberAffairs of county-1: account ${theirs.accountId}`,
    ]);
  });
});
