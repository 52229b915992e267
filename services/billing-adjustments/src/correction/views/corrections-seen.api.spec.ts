import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { fold } from '@pishkhan/decider';
import { feedOf, get, post, startTestPlatform, type TestPlatform } from '@pishkhan/testing';
import { billAccount } from '../../bill-account/domain/bill-account.ts';
import { billing, day, eventsOf, reading } from '../../bill-account/examples/account.ts';
import { requestOf, seenAt, simulated } from '../../bill-account/examples/correction.ts';
import { certificates, publishedSettings } from '../../bill-account/examples/settings.ts';
import { billingAdjustments } from '../../index.ts';

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;

const issued = eventsOf([
  billing(reading('a', day(5), 1_060)),
  billing(reading('b', day(6), 5_240)),
  billing(reading('c', day(7), 5_250)),
]);
const proposalOf = (correctionId: string, officeId: string, proposedBy: string) => {
  const request = requestOf({ correctionId, rightIndex: 1_140, officeId, proposedBy, ...seenAt(5_262) });
  return {
    type: 'CorrectionProposed',
    data: {
      request,
      ...simulated(fold(billAccount, issued), request),
      countyOffice: 'county-1',
      disputedReaders: [],
      proposedOn: day(7, 10),
    },
  };
};
beforeAll(async () => {
  platform = await startTestPlatform({ now: '2026-10-02T04:30:00.000Z' });
  api = await platform.start(billingAdjustments);
  const history = {
    ...publishedSettings,
    ...certificates,
    'bill-account-10203040': issued,
    'correction-there': [proposalOf('there', 'office-102', 'representative-102')],
  };
  await api.given(history).when(get('/v1/corrections').by('auditor-1')).then(200);
});
afterAll(() => platform.stop());

const feed = async (username: string, watch: string) => {
  const reader = await feedOf(api, watch, await platform.tokenFor(username));
  await reader.next();
  return reader;
};
const watching = (username: string, watch: string) => api.when(get(`/v1/changes?watch=${watch}`).by(username));

it('7.5, N29, 15.4-35: a change of a correction is heard by its office, county and named stand-in, and by no other office', async () => {
  await watching('representative-101-a', 'correction:there').thenRefused(404, 'CorrectionMustExist');
  await watching('clerk-102', 'correction:none').thenRefused(404, 'CorrectionMustExist');
  await watching('connections-1', 'corrections').thenRefused(403, 'RoleMustAllow');
  const [own, head, elsewhere] = [
    await feed('clerk-102', 'correction:there,corrections'),
    await feed('head-1', 'corrections'),
    await feed('clerk-101', 'corrections'),
  ];
  const named = await api
    .when(
      post('/v1/corrections/there/stand-ins', {
        person: 'representative-101-a',
        reason: 'تنها نماینده دفتر پیشنهاددهنده است',
      }).by('head-1'),
    )
    .then(201);
  const position = named.headers.get('x-position');
  expect(await own.next()).toEqual({ changed: ['correction:there', 'corrections'], position });
  expect(await head.next()).toEqual({ changed: ['corrections'], position });
  const standIn = await feed('representative-101-a', 'correction:there');
  const declined = await api
    .when(post('/v1/corrections/there/declines', { reason: 'شاخص خوانا نیست' }).by('head-1'))
    .then(200);
  expect(await standIn.next()).toMatchObject({ position: declined.headers.get('x-position') });
  await api
    .given({ 'correction-here': [proposalOf('here', 'office-101', 'representative-101-b')] })
    .when(get('/v1/corrections/here').by('clerk-101'))
    .then(200);
  const [last] = await platform.eventStore.readStream('correction-here');
  expect(await elsewhere.next()).toEqual({
    changed: ['corrections'],
    position: `${last!.position.commit}-${last!.position.prepare}`,
  });
  for (const reader of [own, head, elsewhere, standIn]) reader.leave();
});
