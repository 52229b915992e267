import { strongLogin } from '@pishkhan/development-issuer';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { derivedId } from '@pishkhan/identifiers';
import { get, post, type Answer, type TestPlatform, type TestRequest } from '@pishkhan/testing';
import { workspaceRoot } from '../../../../check/source/files.ts';
import { seededIds } from './seeded.builders.ts';

const filesIn = (folder: string): Record<string, string>[] => {
  const path = join(workspaceRoot, 'data', folder);
  const names = readdirSync(path).filter((name) => name.endsWith('.json'));
  return names.map((name) => JSON.parse(readFileSync(join(path, name), 'utf8')) as Record<string, string>);
};
const earliestFirst = (one: Record<string, string>, other: Record<string, string>) =>
  one['effectiveFrom']!.localeCompare(other['effectiveFrom']!);

/** Streams of the sample tariffs and policies of billing. */
export const settings = {
  'tariff-book-gas': filesIn('tariffs')
    .toSorted(earliestFirst)
    .map((data) => ({ type: 'TariffVersionPublished', data })),
  ...Object.fromEntries(
    filesIn('policies').map((data) => [`policy-${data['name']}`, [{ type: 'PolicyVersionPublished', data }]]),
  ),
};
type Api = Awaited<ReturnType<TestPlatform['start']>>;
export interface Services {
  readonly accounts: Api;
  readonly metering: Api;
  readonly billing: Api;
  readonly cases: Api;
}

/** A county with one of everything. */
export interface County {
  readonly countyOffice: string;
  readonly officeId: string;
  readonly contractor: string;
  readonly zone: string;
  readonly channel: string;
  readonly accountId: string;
  /** Of the subscriber. */
  readonly name: string;
  readonly meterId: string;
  /** Values of path parameters, by the name in the OpenAPI document. */
  readonly ids: Readonly<Record<string, string>>;
}

/** Claims of a token; without roles and office, a stranger. */
export interface Claims {
  readonly sub: string;
  readonly roles: readonly string[];
  readonly office?: string;
  readonly county?: string;
}

/** Signs tokens, one per person and place. */
export const tokensOf = (platform: TestPlatform) => {
  const signed = new Map<string, Promise<string>>();
  return ({ sub, ...claims }: Claims): Promise<string> => {
    const key = JSON.stringify([sub, claims]);
    const now = Math.floor(Date.now() / 1000);
    const known =
      signed.get(key) ??
      platform.issuer.sign({
        iss: platform.issuer.issuer,
        aud: 'pishkhan',
        sub,
        iat: now,
        exp: now + 3_600,
        ...strongLogin(),
        ...claims,
      });
    signed.set(key, known);
    return known;
  };
};
export type Tokens = ReturnType<typeof tokensOf>;

interface Places {
  readonly countyOffice: string;
  readonly officeId: string;
  readonly contractor: string;
  readonly zone: string;
  readonly channel: string;
  readonly accountId: string;
  readonly name: string;
  readonly nationalId: string;
}

/** Sends as a person of the county. */
const senderFor =
  (tokens: Tokens, { countyOffice, officeId, contractor, channel }: Places) =>
  async (api: Api, role: string, request: TestRequest, status: number): Promise<Answer> => {
    const office: Readonly<Record<string, string>> = {
      counterClerk: officeId,
      readingContractor: contractor,
      paymentChannel: channel,
    };
    const token = await tokens({
      sub: `${role}-of-${countyOffice}`,
      roles: [role],
      office: office[role] ?? countyOffice,
    });
    return api.when(request.with({ authorization: `Bearer ${token}` })).then(status);
  };

/** A complaint without an account that has ended; the erasure of its applicant waits for the head. */
const applicantErasureOf = async (
  send: ReturnType<typeof senderFor>,
  cases: Services['cases'],
  { accountId, countyOffice }: Places,
  letter: object,
): Promise<string> => {
  const mobile = `0913${accountId.slice(-7)}`;
  const complaint = { kind: 'complaint', subject: 'behaviour', complaint: 'دیر آمدند', countyOffice, mobile };
  const { caseId } = (await send(cases, 'counterClerk', post('/v1/cases', complaint), 201)).body;
  await send(cases, 'counterClerk', post(`/v1/cases/${caseId}/withdrawals`, { reason: 'منصرف شد' }), 201);
  await send(cases, 'counterClerk', post(`/v1/cases/${caseId}/notices`, { channel: 'inPerson' }), 201);
  const body = { ...letter, mobile, cases: [{ caseId }] };
  return (await send(cases, 'subscriberAffairsOfficer', post('/v1/applicant-erasures', body), 201)).body.erasureId;
};

/**
 * Opens an account of the county and fills every service with records about it.
 *
 * @param wait Repeats until it does not throw
 */
export const countyOf = async (
  services: Services,
  tokens: Tokens,
  places: Places,
  wait: <Result>(attempt: () => Promise<Result>) => Promise<Result>,
): Promise<County> => {
  const { accounts, metering, billing, cases } = services;
  const send = senderFor(tokens, places);
  const { accountId, countyOffice, zone, name, nationalId, contractor } = places;
  const meterId = `M-810${accountId.slice(-3)}`;
  const contract = {
    fileNumber: accountId,
    person: { nationalId, fullName: name, mobile: `0912${accountId.slice(-7)}` },
    address: { postalCode: '1345678901', text: `خیابان ${name}` },
    subscriptionNumber: `0621${accountId}`,
    countyOffice,
    use: 'household',
    climateZone: 1,
    dwellingUnits: 1,
    meterCapacity: 'G4',
    openedOn: '2026-06-21',
  };
  const { billId } = (await send(accounts, 'subscriberAffairsOfficer', post('/v1/accounts', contract), 201)).body;
  const terms = { from: '2026-10-23', dwellingUnits: 2, evidence: 'پروانه' };
  const change = post(`/v1/accounts/${accountId}/terms-changes`, terms);
  const { changeId } = (await send(accounts, 'subscriberAffairsOfficer', change, 201)).body;
  const card = { document: 'nationalCard', documentNumber: '12', documentIssuedOn: '2024-08-22' };
  const person = { mobile: `0935${accountId.slice(-7)}`, ...card };
  const personChange = post(`/v1/accounts/${accountId}/person-changes`, person);
  const { changeId: personChangeId } = (await send(accounts, 'subscriberAffairsOfficer', personChange, 201)).body;
  const letter = { ground: 'writtenRequest', letterNumber: '۱۴۰۵/۱۲', letterIssuedOn: '2026-11-21' };
  const erasure = post(`/v1/accounts/${accountId}/erasures`, letter);
  const { erasureId } = (await send(accounts, 'subscriberAffairsOfficer', erasure, 201)).body;
  const installed = {
    serial: meterId,
    accountId,
    capacity: 'G4',
    registerDigits: 5,
    installedOn: '2026-06-22',
    index: 100,
    zone,
  };
  const head = 'headOfSubscriberAffairs';
  const firm = { contractorId: contractor, title: contractor, works: ['reading', 'exchange'] };
  await send(metering, head, post('/v1/contractors', firm), 201);
  const ofZone = { zone, from: '2024-03-20' };
  const given = (await send(metering, head, post(`/v1/contractors/${contractor}/contracts`, ofZone), 201)).body;
  await send(metering, head, post('/v1/exchange-appointments', { ...ofZone, contractorId: contractor }), 201);
  await send(metering, 'connectionsUnit', post('/v1/meters', installed), 201);
  const readings = [
    'meter_serial,read_on,index,kind,reader',
    `${meterId},1405-08-20,300,actual,r-${contractor}`,
    `${meterId},1405-08-25,250,actual,r-${contractor}`,
  ].join('\n');
  await send(metering, 'readingContractor', post('/v1/reading-files', readings, 'text/csv'), 200);
  const stops = [{ serial: meterId, addressCode: '01-02-0034' }];
  const route = { zone, route: 'route-1', from: '2026-11-20', stops };
  await send(metering, head, post('/v1/reading-routes', route), 201);
  const days = { zone, from: '2026-11-22', to: '2026-12-20' };
  const { roundId } = (await send(metering, head, post('/v1/reading-rounds', days), 201)).body.rounds[0];
  const { orderId } = (await send(metering, head, get(`/v1/reading-rounds/${roundId}`), 200)).body;
  const bill = await wait(async () => {
    const [found] = (
      await send(billing, 'headOfSubscriberAffairs', get(`/v1/accounts/${accountId}/bills`).because('spec'), 200)
    ).body.items;
    if (found?.paymentId === undefined) throw new Error('no bill yet');
    return found as { billNumber: string; paymentId: string; payable: number };
  });
  const payment = (receiptNumber: string, paidOn: string) =>
    post('/v1/payments', {
      billId,
      paymentId: bill.paymentId,
      amount: bill.payable,
      paidOn,
      receiptNumber,
    });
  const delivered = `bill_id,payment_id,amount,paid_on,receipt\n${billId},${bill.paymentId},1000,1405-08-30,F-${accountId}`;
  const file = (await send(billing, 'paymentChannel', post('/v1/payment-files', delivered, 'text/csv'), 202)).body;
  await wait(async () => {
    const { body } = await send(billing, 'paymentChannel', get(`/v1/payment-files/${file.fileId}`), 200);
    if (body.state !== 'taken') throw new Error('the payment file is not taken yet');
  });
  await send(billing, 'paymentChannel', payment(`R1-${accountId}`, '2026-11-20'), 201);
  await send(billing, 'paymentChannel', payment(`R2-${accountId}`, '2026-11-21'), 201);
  const early = (await send(billing, 'paymentChannel', payment(`R3-${accountId}`, '2026-06-01'), 201)).body;
  const payments = (
    await send(billing, 'headOfSubscriberAffairs', get(`/v1/accounts/${accountId}/payments`).because('spec'), 200)
  ).body.items as { reference: string }[];
  const reference = payments[0]!.reference;
  const evidence = {
    reason: 'returnedCheque',
    extent: 'thisPayment',
    documentNumber: 'D-1',
    documentDate: '2026-11-21',
  };
  await send(billing, 'receivablesOfficer', post(`/v1/payments/${reference}/reversals`, evidence), 201);
  const refund = (
    await send(
      billing,
      'receivablesOfficer',
      post(`/v1/accounts/${accountId}/refunds`, { amount: 1_000, iban: 'IR560620000000000202901868', reason: 'اضافه' }),
      201,
    )
  ).body as { refundId: string };
  const request = { kind: 'bill-review', billNumber: bill.billNumber, objection: 'readFigure' };
  const opened = await wait(() => send(cases, 'counterClerk', post('/v1/cases', request), 201));
  const applicantErasureId = await applicantErasureOf(send, cases, places, letter);
  const reviews = await wait(async () => {
    const { body } = await send(metering, 'headOfSubscriberAffairs', get('/v1/readings-to-review'), 200);
    if (body.items.length === 0) throw new Error('no review yet');
    return body.items as { reviewId: string }[];
  });
  return {
    ...places,
    meterId,
    ids: {
      accountId,
      meterId,
      billNumber: bill.billNumber,
      refundId: refund.refundId,
      reference,
      reversalId: reference,
      unidentifiedPaymentId: early.unidentifiedPaymentId,
      caseId: opened.body.caseId,
      trackingCode: opened.body.trackingCode,
      reviewId: reviews[0]!.reviewId,
      contractorId: contractor,
      contractId: given.contractId,
      roundId,
      orderId,
      changeId,
      personChangeId,
      erasureId,
      applicantErasureId,
      fileId: file.fileId,
      ...seededIds(countyOffice),
      // No removal, no exchange, no move and no volume factor are requested.
      removalId: derivedId('removal', accountId),
      exchangeId: derivedId('taking-off', accountId),
      moveId: derivedId('zone-move', accountId),
      factorId: derivedId('volume-factor', accountId),
    },
  };
};
