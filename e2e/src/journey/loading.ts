import { rialText } from '../narrator.ts';
import { allOf, billClosedOn, billsOf, chargesOf, faultNamed, type World } from './world.ts';

/** 1 and 2: the loaded data; the bills of the journey equal an independent calculation from the published table. */
export const loading = async (world: World): Promise<void> => {
  const { tell, district } = world;
  tell.step(
    'The district is loaded: real tariff of 1397 carried forward, calendars, sample fees and policies, readings of 27 months (11.3, 10.4, 13.4)',
  );
  const accounts = await allOf(world.accounts('auditor-1'), '/v1/accounts');
  tell.expect('subscribers with an account', accounts.length, district.accounts.length);
  const { items: tariffs } = await world
    .billing('auditor-1')
    .get<{ items: { version: string }[] }>('/v1/tariff-versions');
  tell.expect('tariff versions', tariffs.map(({ version }) => version).toSorted(), [
    '1397',
    'sample-1398',
    'sample-1404-07',
  ]);
  const misread = faultNamed('misreadDigit');
  const bills = await billsOf(world, misread.accountId);
  tell.expect('bills of the account in question, one for each reading', bills.length, 27);

  tell.step(
    'A bill crosses seasons and tariff versions, tiers are prorated by days, and each line is rounded once (11.5, 11.6, 15.4-19)',
  );
  const overRead = await billClosedOn(world, misread.accountId, misread.readOn);
  tell.say(
    `bill ${overRead.billNumber}: ${overRead.consumption} m³ from ${overRead.periodFrom} to ${overRead.periodTo}, payable ${rialText(overRead.payable)} until ${overRead.paymentDeadline}`,
  );
  tell.expect('charges of the over-read bill, 194 m³ in 30 warm days', chargesOf(overRead.charges), {
    gasPrice: 345_752,
    standingCharge: 5_000,
    levy: 34_575,
    vat: 31_568,
    total: 416_895,
  });
  const next = await billClosedOn(world, misread.accountId, '2026-11-21');
  tell.expect('charges of the next bill, 150 m³ in 16 warm and 14 cold days', chargesOf(next.charges), {
    gasPrice: 160_627,
    standingCharge: 5_000,
    levy: 16_063,
    vat: 14_906,
    total: 196_596,
  });
  tell.expect(
    'every bill amount is a multiple of 1,000 rial (11.7)',
    bills.every(({ payable }) => payable % 1000 === 0),
    true,
  );
  tell.expect('the over-read bill was paid before the objection', overRead.status, 'paid');
};
