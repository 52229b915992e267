import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { billingAdjustments } from '@pishkhan/billing-adjustments';
import { caseHandling } from '@pishkhan/case-handling';
import { customerAccounts } from '@pishkhan/customer-accounts';
import { metering } from '@pishkhan/metering';
import {
  ask,
  get,
  post,
  publishVersion,
  startTestPlatform,
  type Answer,
  type TestPlatform,
  type TestRequest,
} from '@pishkhan/testing';
import { changeMobile } from './changes.ts';
import { Examined } from './examined.ts';
import { refusedTexts, seedTexts } from './texts.ts';
import { foundIn, personOf, tracesOf, type Seeded } from './people.ts';

const { values } = parseArgs({ options: { persons: { type: 'string', default: '10000' } } });
const persons = Number(values.persons);
const AT_ONCE = 16;
/** A reader's stream is of one day, so it stays as short as in use. */
const PERSONS_OF_A_DAY = 100;
const DAY_MS = 86_400_000;
const REASON = 'مراجعه حضوری';

type Api = Awaited<ReturnType<TestPlatform['start']>>;
interface Services {
  readonly accounts: Api;
  readonly cases: Api;
  readonly billing: Api;
}
const people = Array.from({ length: persons }, (_, number) => personOf(number));
const traces = tracesOf(people);

const log = new Examined(traces);
/** Persons whose texts were not shown as written with a reason, or were without one. */
const shownWrongly: string[] = [];
/** Texts that leave the services on the way: addresses and headers of answers. */
const said = new Examined(traces);

let tokenFor: TestPlatform['tokenFor'];
const TOKEN_MS = 60_000;
const tokens = new Map<string, { readonly token: Promise<string>; readonly until: number }>();
const tokenOf = (username: string): Promise<string> => {
  const known = tokens.get(username);
  if (known && performance.now() < known.until) return known.token;
  const token = tokenFor(username);
  tokens.set(username, { token, until: performance.now() + TOKEN_MS });
  return token;
};

/** A busy machine's views lag (503); a client repeats the request. */
const MOST_RETRIES = 30;
const PAUSE_MS = 1_000;

/** Without the comparison with the OpenAPI document, which the specs make. */
const send = async (
  api: Pick<Api, 'url'>,
  request: TestRequest,
  expected: readonly number[],
  retries = MOST_RETRIES,
): Promise<Answer> => {
  const { url } = api;
  const { method, path, username, contentType } = request;
  const headers = { ...request.headers, authorization: `Bearer ${await tokenOf(username!)}` };
  const response = await fetch(`${url}${path}`, {
    method,
    headers: contentType === undefined ? headers : { ...headers, 'content-type': contentType },
    ...(request.body !== undefined && { body: JSON.stringify(request.body) }),
  });
  const answer = { status: response.status, headers: response.headers, body: await response.json() };
  if (answer.status === 503 && retries > 0) {
    await sleep(PAUSE_MS);
    return send(api, request, expected, retries - 1);
  }
  if (!expected.includes(answer.status))
    throw new Error(`${method} ${path.split('?')[0]}: ${answer.status} ${JSON.stringify(answer.body)}`);
  said.read([path, ...answer.headers.values()].join('\n'));
  return answer;
};

/** Every field that takes a personal value gets one, accepted or refused, and is read again. */
const seed = async ({ accounts, cases, billing }: Services, person: Seeded): Promise<void> => {
  const { fileNumber, nationalId, mobile, postalCode, iban, name } = person;
  const contract = {
    fileNumber,
    person: { nationalId, fullName: name, mobile },
    address: { postalCode, text: `خیابان ${name}` },
    subscriptionNumber: `0621${fileNumber}`,
    countyOffice: 'county-1',
    use: 'household',
    climateZone: 1,
    dwellingUnits: 1,
    meterCapacity: 'G4',
    openedOn: '2024-08-22',
  };
  const { headers } = await send(accounts, post('/v1/accounts', contract).by('affairs-1'), [201]);
  const after = { 'x-after-position': headers.get('x-position')! };
  for (const search of [nationalId, mobile, postalCode, name]) {
    const { body } = await send(
      accounts,
      ask('/v1/account-searches', { search }).key(crypto.randomUUID()).with(after).because(REASON).by('clerk-101'),
      [200],
    );
    if (body.items.length !== 1 && search !== name) throw new Error(`${fileNumber} is not found`);
  }
  await send(accounts, get(`/v1/accounts/${fileNumber}`).with(after).because(REASON).by('clerk-101'), [200]);
  await send(accounts, get(`/v1/accounts/${fileNumber}`).because(`مراجعه ${mobile}`).by('clerk-101'), [422]);
  await changeMobile((request, expected) => send(accounts, request, expected), person);
  const complaint = {
    kind: 'complaint',
    subject: 'behaviour',
    complaint: 'مأمور پاسخ نداد',
    complainedOf: 'representative-101-b',
    countyOffice: 'county-1',
    applicantName: name,
    mobile,
  };
  const [toCases, toAccounts, toBilling] = [cases, accounts, billing].map(
    (api) => (request: TestRequest, expected: readonly number[]) => send(api, request, expected),
  );
  if (!(await seedTexts(toCases!, { ...complaint, mobile }, person))) shownWrongly.push(fileNumber);
  await refusedTexts({ accounts: toAccounts!, billing: toBilling! }, person);
  const opened = await send(cases, post('/v1/cases', complaint).by('clerk-101'), [201, 422]);
  if (opened.status === 201)
    await send(
      cases,
      get(`/v1/cases/${opened.body.caseId}`)
        .with({ 'x-after-position': opened.headers.get('x-position')! })
        .because(REASON)
        .by('clerk-101'),
      [200],
    );
  const refund = post(`/v1/accounts/${fileNumber}/refunds`, { amount: 1_000, iban, reason: 'اضافه' });
  await send(billing, refund.by('receivables-1'), [201, 404, 409, 422]);
};

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());

const calendar = {
  unit: 'county-1',
  version: '1405-1',
  from: '2026-03-21',
  to: '2027-03-20',
  weeklyClosingDays: ['friday'],
  holidays: [],
};

const main = async (): Promise<number> => {
  const platform = await startTestPlatform({ logTo: { write: (line: string) => log.read(line) } });
  try {
    const services = {
      accounts: await platform.start(customerAccounts),
      cases: await platform.start(caseHandling),
      billing: await platform.start(billingAdjustments),
      metering: await platform.start(metering),
    };
    tokenFor = (username) => platform.tokenFor(username);
    await publishVersion(services.cases, '/v1/working-calendars', calendar);
    const queue = [...people];
    const worker = async (): Promise<void> => {
      for (let person = queue.pop(); person; person = queue.pop()) {
        if (queue.length % PERSONS_OF_A_DAY === 0) platform.clock.advance(DAY_MS);
        await seed(services, person);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    const files = new Examined(traces);
    for (const path of filesIn(platform.folder)) await files.readFile(path);
    let total = 0;
    for (const [place, { found, characters }] of [
      ['log at trace', log],
      ['addresses and headers', said],
      ['event log, topics, views, vault, as files', files],
    ] as const) {
      total += found.length;
      console.log(`  ${place}: ${found.length} found in ${characters} characters`);
      for (const trace of new Set(found.slice(0, 5))) console.log(`    ${trace}`);
    }
    // Without this the search for traces could be blind.
    const planted = foundIn(JSON.stringify(people[0]), traces).length;
    if (planted < 4) throw new Error('the search does not find a planted person');
    console.log(`  texts: ${persons - shownWrongly.length} of ${persons} opened with a reason only`);
    console.log(`${persons} persons seeded, ${traces.size} values, ${total} found`);
    return total + shownWrongly.length === 0 ? 0 : 1;
  } finally {
    await platform.stop();
  }
};

process.exitCode = await main();
