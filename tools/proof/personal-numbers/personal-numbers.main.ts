import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { billingAdjustments } from '@pishkhan/billing-adjustments';
import { caseHandling } from '@pishkhan/case-handling';
import { customerAccounts } from '@pishkhan/customer-accounts';
import { metering } from '@pishkhan/metering';
import {
  speaking,
  staffRegistered,
  ask,
  get,
  post,
  publishVersion,
  startTestPlatform,
  type TestPlatform,
  type TestRequest,
} from '@pishkhan/testing';
import { changeMobile } from './changes.ts';
import { Examined } from './examined.ts';
import { senderFor } from './sender.ts';
import { erase, seedServices, type Sends } from './services.ts';
import { REASON, refusedTexts, seedTexts, textsOf } from './texts.ts';
import { foundIn, personOf, tracesOf, type Seeded } from './people.ts';

const { values } = parseArgs({ options: { persons: { type: 'string', default: '10000' } } });
const persons = Number(values.persons);
const AT_ONCE = 16;
/** A reader's stream is of one day, so it stays as short as in use. */
const PERSONS_OF_A_DAY = 100;
const DAY_MS = 86_400_000;
/** One of so many persons is erased in every service. */
const OF_PERSONS_ERASED = 4;

type Api = Awaited<ReturnType<TestPlatform['start']>>;
interface Services {
  readonly accounts: Api;
  readonly cases: Api;
  readonly billing: Api;
  readonly metering: Api;
}
const people = Array.from({ length: persons }, (_, number) => personOf(number));
const traces = tracesOf(people);

const log = new Examined(traces);
/** Persons whose texts were not shown as written with a reason, or were without one. */
const shownWrongly: string[] = [];
/** Persons of whom something was shown after the erasure. */
const stillShown: string[] = [];
let erased = 0;
/** Texts that leave the services on the way: addresses and headers of answers. */
const said = new Examined(traces);

let send: ReturnType<typeof senderFor>;

/** Every field that takes a personal value gets one, accepted or refused, and is read again. */
const seed = async ({ accounts, cases, billing, metering }: Services, person: Seeded): Promise<void> => {
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
  const { headers } = await send(accounts.url, post('/v1/accounts', contract).by('affairs-1'), [201]);
  const after = { 'x-after-position': headers.get('x-position')! };
  for (const search of [nationalId, mobile, postalCode, name]) {
    const { body } = await send(
      accounts.url,
      ask('/v1/account-searches', { search }).key(crypto.randomUUID()).with(after).because(REASON).by('clerk-101'),
      [200],
    );
    if (body.items.length !== 1 && search !== name) throw new Error(`${fileNumber} is not found`);
  }
  await send(accounts.url, get(`/v1/accounts/${fileNumber}`).with(after).because(REASON).by('clerk-101'), [200]);
  await send(accounts.url, get(`/v1/accounts/${fileNumber}`).because(`مراجعه ${mobile}`).by('clerk-101'), [422]);
  await changeMobile((request, expected) => send(accounts.url, request, expected), person);
  const complaint = {
    kind: 'complaint',
    subject: 'behaviour',
    complaint: 'مأمور پاسخ نداد',
    complainedOf: 'representative-101-b',
    countyOffice: 'county-1',
    applicantName: name,
    mobile,
  };
  const to = (api: Api) => (request: TestRequest, expected: readonly number[]) => send(api.url, request, expected);
  const sends: Sends = { accounts: to(accounts), cases: to(cases), billing: to(billing), metering: to(metering) };
  const { caseId, isShownRightly } = await seedTexts(sends.cases, { ...complaint, mobile }, person);
  if (!isShownRightly || !(await seedServices(sends, person))) shownWrongly.push(fileNumber);
  await refusedTexts(sends.accounts, person);
  const opened = await send(cases.url, post('/v1/cases', complaint).by('clerk-101'), [201, 422]);
  if (opened.status === 201)
    await send(
      cases.url,
      get(`/v1/cases/${opened.body.caseId}`)
        .with({ 'x-after-position': opened.headers.get('x-position')! })
        .because(REASON)
        .by('clerk-101'),
      [200],
    );
  const refund = post(`/v1/accounts/${fileNumber}/refunds`, { amount: 1_000, iban, reason: textsOf(person)[0] });
  await send(billing.url, refund.by('receivables-1'), [201, 404, 409, 422]);
  if (Number(fileNumber) % OF_PERSONS_ERASED > 0) return;
  const caseIds = [caseId, ...(opened.status === 201 ? [opened.body.caseId as string] : [])];
  if (await erase(sends, person, caseIds)) erased += 1;
  else stillShown.push(fileNumber);
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
    send = senderFor((username) => platform.tokenFor(username), said);
    await speaking(platform.messages)(...staffRegistered('representative-101-b'));
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
    console.log(`  erased: ${erased}, of ${stillShown.length} further ones something was still shown`);
    console.log(`${persons} persons seeded, ${erased} erased, ${traces.size} values, ${total} found`);
    return total + shownWrongly.length + stillShown.length === 0 && erased > 0 ? 0 : 1;
  } finally {
    await platform.stop();
  }
};

process.exitCode = await main();
