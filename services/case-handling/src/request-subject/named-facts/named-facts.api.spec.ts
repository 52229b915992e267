import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  accountOpened,
  billCorrected,
  billIssued,
  meterInstalled,
  readingAccepted,
  tariffVersionPublished,
} from '@pishkhan/contracts';
import type { ContractMessage } from '@pishkhan/messages';
import {
  calendar,
  fees,
  eventually,
  post,
  publishVersion,
  said,
  speaking,
  staffMemberWith,
  staffRegistered,
  startTestPlatform,
  type TestPlatform,
  type TestRequest,
} from '@pishkhan/testing';
import { nextBill, oneSubscriber } from '../../case/spec/neighbours.builders.ts';
import { caseHandling } from '../../index.ts';
import { newestOf } from '../../engine/kind/kind.ts';
import { kinds } from '../../kinds/index.ts';
import { lateFacts } from './late-facts.ts';

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
let say: ReturnType<typeof speaking>;
const reason = 'مدرک با قبض مغایر است';

beforeAll(async () => {
  platform = await startTestPlatform({ environment: { CASE_DEADLINE_WATCH_MS: '600000' } });
  api = await platform.start(caseHandling);
  say = speaking(platform.messages);
  await publishVersion(api, '/v1/working-calendars', calendar);
  await publishVersion(api, '/v1/fee-schedules', fees);
  await say(...oneSubscriber());
});
afterAll(() => platform.stop());

let numbers = 5_000_000;
const fresh = () => String((numbers += 1));
const account = (accountId: string, countyOffice = 'county-1') =>
  said(accountOpened, `account-${accountId}`, { accountId, countyOffice });
const meter = (accountId: string) =>
  said(meterInstalled, `meter-of-${accountId}`, {
    accountId,
    meterId: `of-${accountId}`,
    readingId: `installed-${accountId}`,
  });
const bill = (accountId: string, billNumber: string) =>
  said(billIssued, `bill-account-${accountId}`, { accountId, billNumber, paymentDeadline: '2026-11-25' });
const open = (body: object) => post('/v1/cases', body).by('clerk-101');
const complaint = { subject: 'behaviour', complaint: 'رفتار نامناسب', complainedOf: 'fitter-9' };

interface Row {
  readonly kind: string;
  readonly rule: string;
  /** The request about this subject, and the fact that it waits for. */
  readonly about: (id: string) => {
    readonly request: TestRequest;
    readonly before: ContractMessage[];
    late: ContractMessage;
  };
}
const aboutMeter: Readonly<Record<string, object>> = {
  'meter-fault': { fault: 'خراب است' },
  'self-reading': { channel: 'counter', index: 2_460, readOn: '2026-11-01' },
};
const openings: readonly Row[] = [
  {
    kind: 'bill-review',
    rule: 'BillMustBeKnown',
    about: (id) => ({
      request: open({ kind: 'bill-review', billNumber: `bill-of-${id}`, objection: 'readFigure' }),
      before: [account(id)],
      late: bill(id, `bill-of-${id}`),
    }),
  },
  {
    kind: 'bill-review',
    rule: 'AccountMustBeKnown',
    about: (id) => ({
      request: open({ kind: 'bill-review', billNumber: `bill-of-${id}`, objection: 'readFigure' }),
      before: [bill(id, `bill-of-${id}`)],
      late: account(id),
    }),
  },
  ...(['meter-visit', 'meter-fault', 'meter-test', 'self-reading'] as const).flatMap((kind): Row[] => {
    const request = (accountId: string) => open({ kind, accountId, ...(aboutMeter[kind] ?? { reason: 'بازدید' }) });
    return [
      {
        kind,
        rule: 'AccountMustBeKnown',
        about: (id) => ({ request: request(id), before: [meter(id)], late: account(id) }),
      },
      {
        kind,
        rule: 'MeterMustBeInstalled',
        about: (id) => ({ request: request(id), before: [account(id)], late: meter(id) }),
      },
    ];
  }),
  {
    kind: 'complaint',
    rule: 'AccountMustBeKnown',
    about: (id) => ({
      request: open({ kind: 'complaint', ...complaint, accountId: id }),
      before: [],
      late: account(id),
    }),
  },
  {
    kind: 'complaint',
    rule: 'PersonMustBeRegistered',
    about: (id) => ({
      request: open({ kind: 'complaint', ...complaint, complainedOf: `Clerk-${id}`, accountId: id }),
      before: [account(id)],
      late: staffRegistered(`clerk-${id}`)[0]!,
    }),
  },
];

/** A request that waits for its fact, and the fact, sent while it waits. */
const sentBefore = async (request: TestRequest, late: ContractMessage) => {
  const answer = api.send(request);
  await say(late);
  return answer;
};

describe('an opening names facts of other services', () => {
  it('N6: every kind is in the table', () =>
    expect([...new Set(openings.map(({ kind }) => kind))].toSorted()).toEqual(
      newestOf(kinds)
        .map(({ kind }) => kind)
        .toSorted(),
    ));
  it.each(openings)('N6: $kind without its fact is 409 $rule with Retry-After, never "does not exist"', async (row) => {
    const { request, before } = row.about(fresh());
    await say(...before);
    await eventually(async () => {
      const { headers } = await api.when(request).thenRefused(409, row.rule);
      expect(headers.get('retry-after')).toBe('2');
    });
  });
  it.each(openings)('N6: $kind waits for a fact that is on its way ($rule)', async ({ about }) => {
    const { request, before, late } = about(fresh());
    await say(...before);
    const { status } = await sentBefore(request, late);
    expect([201, 409]).toContain(status);
    if (status === 409) await eventually(() => api.when(request).then(201));
  });
  it.each(openings.filter(({ kind, rule }) => kind !== 'complaint' && rule === 'AccountMustBeKnown'))(
    'N6: $kind about an account of another county is refused by name, and nothing is recorded',
    async ({ about }) => {
      const id = fresh();
      const { request, before } = about(id);
      await say(account(id, 'county-2'), ...before, meter(id));
      await eventually(() => api.when(request).thenRefused(422, 'AccountMustBeOfTheOwnCounty'));
    },
  );
  it('N6, A5-2: a complaint may concern an account of another county', async () => {
    const id = fresh();
    await say(account(id, 'county-2'));
    await eventually(() => api.when(open({ kind: 'complaint', ...complaint, accountId: id })).then(201));
  });
  it('N6, 15.4-50: a case is handed over to a registered county office only', async () => {
    const { body } = await eventually(() =>
      api.when(open({ kind: 'bill-review', billNumber: nextBill(), objection: 'readFigure' })).then(201),
    );
    const handOver = (to: string) => post(`/v1/cases/${body.caseId}/hand-overs`, { to, reason }).by('head-1');
    await api.when(handOver('nowhere')).thenRefused(422, 'OfficeMustBeRegistered');
    await api.when(handOver('office-102')).thenRefused(422, 'OfficeMustBeOfTheKind');
    await api.when(handOver('county-2')).then(201);
  });
});

describe('an assignment names a colleague', () => {
  it('S3, 15.4-36: a colleague whom nobody has registered, or without the role of the step, is refused until the entry arrives', async () => {
    const bill = { kind: 'bill-review', billNumber: nextBill(), objection: 'readFigure' };
    const { body } = await eventually(() => api.when(open(bill)).then(201));
    const name = `clerk-${fresh()}`;
    const assign = post(`/v1/cases/${body.caseId}/assignments`, { to: name.toUpperCase(), reason }).by('head-1');
    const refused = await api.when(assign).thenRefused(409, 'PersonMustBeRegistered');
    expect(refused.headers.get('retry-after')).toBe('2');
    expect(refused.body.data).toEqual({ field: 'to', username: name });
    await say(...staffRegistered(name));
    await eventually(() => api.when(assign).thenRefused(422, 'AssigneeMustHoldTheRole'));
    await say(staffMemberWith(name, { roles: ['qualifiedRepresentative'], office: 'office-101' }));
    const { body: problem } = await api.when(assign).thenRefused(422, 'AssigneeMustHoldTheRole');
    expect(problem.data).toEqual({ to: name, roles: ['counterClerk', 'fieldExpert'] });
    await say(staffMemberWith(name, { roles: ['counterClerk'], office: 'office-101' }));
    await eventually(() => api.when(assign).then(201));
    const stored = await platform.eventStore.readStream(`case-${body.caseId}`);
    expect(stored.at(-1)).toMatchObject({ type: 'CaseReassigned', data: { to: name } });
  });
});

describe('a decision names facts of other services', () => {
  const judged = async (objection: string): Promise<string> => {
    const request = open({ kind: 'bill-review', billNumber: nextBill(), objection });
    const { caseId } = (await eventually(() => api.when(request).then(201))).body;
    const visit = { visitedOn: '2026-11-22', indexSeen: 2_450, meterSound: true };
    await api.when(post(`/v1/cases/${caseId}/visits`, visit).by('clerk-101')).then(201);
    return caseId;
  };
  const document = 'مدرک ۷';
  const first = { version: 'first', effectiveFrom: '2018-04-05', number: 1 };
  const rows = [
    {
      rule: 'NamedTariffMustBePublished',
      objection: 'gasPrice',
      form: { answer: 'tariffWrong', version: 'late-tariff', document },
      late: () =>
        said(tariffVersionPublished, 'tariff-book-gas', {
          version: 'late-tariff',
          effectiveFrom: '2026-10-01',
          number: 9,
        }),
    },
    {
      rule: 'NamedItemMustBeOfTheAccount',
      objection: 'miscellaneous',
      form: { answer: 'itemWrong', linkId: 'late-item', document },
      late: () => ({
        ...said(billCorrected, 'bill-account-1000001'),
        data: {
          ...billCorrected.example,
          contractorEntry: { ...billCorrected.example.contractorEntry!, linkId: 'late-item' },
        },
      }),
    },
    {
      rule: 'ReadingMustBeKnown',
      objection: 'readFigure',
      form: { answer: 'errorConfirmed', readings: [{ readingId: 'late-reading', rightIndex: 1 }], fault: 'company' },
      late: () => said(readingAccepted, 'meter-62000001', { readingId: 'late-reading', readOn: '2026-11-20' }),
    },
  ] as const;
  it('N6: every rule about a fact that can be late is in a table', () =>
    expect([...new Set([...openings, ...rows].map(({ rule }) => rule))].toSorted()).toEqual([...lateFacts].toSorted()));
  it.each(rows)('N6: $rule is 409 with Retry-After until the fact has arrived', async (row) => {
    await say(said(tariffVersionPublished, 'tariff-book-gas', first));
    const caseId = await judged(row.objection);
    const request = post(`/v1/cases/${caseId}/decisions`, { ...row.form, reason }).by('representative-101-b');
    const { headers } = await api.when(request).thenRefused(409, row.rule);
    expect(headers.get('retry-after')).toBe('2');
    const { body } = await sentBefore(request, row.late());
    if (body.rule === row.rule)
      await eventually(async () => expect((await api.send(request)).body.rule).not.toBe(row.rule));
  });
  it('N29: a reading of another county has the answer of an unknown one', async () => {
    const [foreign, near] = [fresh(), fresh()];
    const readingOf = (accountId: string) =>
      said(readingAccepted, `meter-of-${accountId}`, { readingId: `reading-of-${accountId}`, accountId });
    await say(account(foreign, 'county-2'), account(near), readingOf(foreign), readingOf(near));
    const caseId = await judged('readFigure');
    const naming = (accountId: string) => {
      const readings = [{ readingId: `reading-of-${accountId}`, rightIndex: 1 }];
      const body = { answer: 'errorConfirmed', readings, fault: 'company', reason };
      return post(`/v1/cases/${caseId}/decisions`, body).by('representative-101-b');
    };
    await eventually(() => api.when(naming(near)).thenRefused(422, 'ReadingMustBelongToTheAccount'));
    const answers = [foreign, fresh()].map(async (id) => {
      const { body } = await api.when(naming(id)).thenRefused(409, 'ReadingMustBeKnown');
      const { correlationId: _, ...problem } = body;
      return JSON.stringify(problem).replaceAll(id, 'ID');
    });
    expect(new Set(await Promise.all(answers)).size).toBe(1);
  });
});
