import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { post, startTestPlatform, type TestPlatform } from '@pishkhan/testing';
import { readTariffFile } from '../../../pricing/tariff/tariff-files.ts';
import { billingAdjustments } from '../../../index.ts';
import { billing, day, eventsOf, reading } from '../../examples/account.ts';
import { publishedSettings } from '../../examples/settings.ts';

const inForce = readTariffFile('sample-1404-07.json');
const draft = {
  ...inForce,
  version: 'raised',
  effectiveFrom: '2031-03-21',
  effectiveFromJalali: undefined,
  vatBasisPoints: inForce.vatBasisPoints + 100,
};
const issued = eventsOf([billing(reading('a', day(5), 1_060)), billing(reading('b', day(6), 1_240))]);
const path = '/v1/tariff-versions/previews';
let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
beforeAll(async () => {
  platform = await startTestPlatform({ now: '2026-10-01T04:30:00.000Z' });
  api = await platform.start(billingAdjustments);
});
afterAll(() => platform.stop());

describe('POST /v1/tariff-versions/previews (11.1, 7.5)', () => {
  it('7.5: rates the last bill of each account of the sample again, records nothing, and names no account', async () => {
    const { body } = await api
      .given({ ...publishedSettings, 'bill-account-10203040': issued })
      .when(post(path, draft).by('policy-1'))
      .then(200, []);
    expect(body.totals).toMatchObject({ bills: 1, higher: 1, lower: 0, notPriced: 0 });
    expect(body.sample.fa).toContain('نمونه است');
    const [bill] = body.bills;
    expect(bill).toMatchObject({ use: { fa: 'خانگی' }, isOfItsDays: false, periodTo: day(6) });
    const { gasPrice, standingCharge, vat } = bill.before;
    expect(bill.after).toMatchObject({ gasPrice, standingCharge });
    expect(Math.abs(bill.difference - (gasPrice + standingCharge) / 100)).toBeLessThanOrEqual(1);
    expect(bill.difference).toBe(bill.after.vat - vat);
    expect(JSON.stringify(body)).not.toContain('10203040');
  });
  it('11.1: a version that could not be proposed is refused by the same rule', async () => {
    const broken = { ...draft, uses: [{ ...draft.uses[0]!, tables: [{ tiers: [{ upTo: 5, price: 1 }] }] }] };
    await api.when(post(path, broken).by('policy-1')).thenRefused(422, 'LastTierMustBeOpen');
    await api.when(post(path, draft).by('head-1')).then(200, []);
    await api.when(post(path, draft).by('clerk-101')).thenRefused(403, 'RoleMustAllow');
  });
});
