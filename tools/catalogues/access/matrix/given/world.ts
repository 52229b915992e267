import { setTimeout } from 'node:timers/promises';
import { billingAdjustments } from '@pishkhan/billing-adjustments';
import { caseHandling } from '@pishkhan/case-handling';
import { customerAccounts } from '@pishkhan/customer-accounts';
import { metering } from '@pishkhan/metering';
import {
  calendar,
  fees,
  eventually,
  get,
  post,
  publishVersion,
  startTestPlatform,
  type TestPlatform,
} from '@pishkhan/testing';
import type { ApiDocument } from '../asked/sample-bodies.ts';
import { countyOf, settings, tokensOf, type County, type Services, type Tokens } from './counties.builders.ts';
import { seededOf } from './seeded.builders.ts';

/** An endpoint of an OpenAPI document, with the service that answers. */
export interface Endpoint {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly url: string;
  readonly document: ApiDocument;
}
export const nameOf = ({ method, path }: Pick<Endpoint, 'method' | 'path'>): string => `${method} ${path}`;

/** Two counties with one of everything, and the running services. */
export interface World {
  readonly platform: TestPlatform;
  readonly services: Services;
  readonly tokens: Tokens;
  readonly counties: readonly [County, County];
  readonly endpoints: readonly Endpoint[];
}

const QUIET_MS = 3_000;

/** The third contractor has a contract of the first county, for a zone without meters. */
export const OTHER_CONTRACTOR = 'contractor-3';

const places = (number: 1 | 2, accountId: string, name: string, nationalId: string) => ({
  countyOffice: `county-${number}`,
  officeId: `office-${number}01`,
  zone: `zone-${number}`,
  contractor: `contractor-${number}`,
  channel: `bank-${number}`,
  accountId,
  name,
  nationalId,
});

/** The endpoints of a service, from the document that it serves. */
export const endpointsOf = async (url: string): Promise<Endpoint[]> => {
  const document = (await (await fetch(`${url}/openapi.json`)).json()) as ApiDocument;
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.keys(item).map((method) => ({ method: method.toUpperCase() as Endpoint['method'], path, url, document })),
  );
};

const registerOtherContractor = async ({ metering: api }: Services, tokens: Tokens): Promise<void> => {
  const token = await tokens({ sub: 'head-of-1', roles: ['headOfSubscriberAffairs'], office: 'county-1' });
  const send = (path: string, body: object) =>
    api.when(post(path, body).with({ authorization: `Bearer ${token}` })).then(201);
  await send('/v1/contractors', { contractorId: OTHER_CONTRACTOR, title: 'سوم', works: ['reading', 'exchange'] });
  const contract = { zone: 'zone-b', from: '2024-03-20' };
  await send(`/v1/contractors/${OTHER_CONTRACTOR}/contracts`, contract);
  await send('/v1/exchange-appointments', { ...contract, contractorId: OTHER_CONTRACTOR });
};

/** Until the services write no more events about what was sent. */
export const quiet = async ({ eventStore }: TestPlatform): Promise<void> => {
  for (let last = ''; ;) {
    const { commit } = await eventStore.head();
    if (String(commit) === last) return;
    last = String(commit);
    await setTimeout(QUIET_MS);
  }
};

export const startWorld = async (): Promise<World> => {
  const platform = await startTestPlatform();
  const tokens = tokensOf(platform);
  const services = {
    accounts: await platform.start(customerAccounts),
    metering: await platform.start(metering),
    billing: await platform.start(billingAdjustments),
    cases: await platform.start(caseHandling),
  };
  const seeded = { ...settings, ...seededOf('county-1', 'office-101'), ...seededOf('county-2', 'office-201') };
  await services.billing.given(seeded).when(get('/v1/corrections').by('auditor-1')).then(200);
  for (const unit of ['county-1', 'county-2'])
    await publishVersion(services.cases, '/v1/working-calendars', { ...calendar, unit });
  await publishVersion(services.cases, '/v1/fee-schedules', fees);
  await registerOtherContractor(services, tokens);
  const counties = [
    await countyOf(services, tokens, places(1, '20000701', 'پیمان نخستین', '0084575948'), eventually),
    await countyOf(services, tokens, places(2, '20000702', 'فرشته دومین', '0499370899'), eventually),
  ] as const;
  const endpoints = (await Promise.all(Object.values(services).map(({ url }) => endpointsOf(url)))).flat();
  return { platform, services, tokens, counties, endpoints };
};
