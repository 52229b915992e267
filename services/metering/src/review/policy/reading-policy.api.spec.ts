import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { formatPosition } from '@pishkhan/event-store';
import { topicOf, type ContractMessage } from '@pishkhan/messages';
import { eventually } from '@pishkhan/testing/eventually';
import { get, post, startTestPlatform, type TestPlatform, publishVersion } from '@pishkhan/testing';
import { metering } from '../../index.ts';

const limits = {
  version: '1',
  effectiveFrom: '2026-11-22',
  sample: true,
  settles: '15.4-33: the limits of a rollover',
  content: {
    rolloverPercentOfRegister: 25,
    confirmPercentOfCapacity: 15,
    confirmTimesSameSeason: 3,
    unusualTimesSameSeason: 10,
    unusualCubicMetresPer30Days: 600,
    readingsOfAStandstill: 3,
    reviewWithinDays: 3,
  },
};
const path = '/v1/reading-policies/index-judgement';
let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
beforeAll(async () => {
  platform = await startTestPlatform();
  api = await platform.start(metering);
});
afterAll(() => platform.stop());

describe('policies of readings (15.4-33)', () => {
  it('none is in force until one is published', async () => {
    const { body } = await api.when(get(path).by('affairs-1')).then(200);
    expect(body).toEqual({ name: 'index-judgement', inForce: null, versions: [], waiting: [] });
  });
  it('F14: is published, and replaced on the same day', async () => {
    const right = { ...limits, version: '2', content: { ...limits.content, reviewWithinDays: 5 } };
    await publishVersion(api, `${path}/versions`, limits);
    await publishVersion(api, `${path}/versions`, right, [
      { type: 'ReadingPolicyPublished', data: { replaces: '1', publishedOn: '2026-11-22' } },
    ]);
    await api
      .when(post(`${path}/versions`, limits).by('policy-1'))
      .thenRefused(422, 'ReadingPolicyVersionMustNotChange');
    const { body } = await api.when(get(path).by('auditor-1')).then(200);
    expect(body).toMatchObject({ inForce: '2', versions: [{ version: '2' }, { version: '1', replacedBy: '2' }] });
  });
  it('11.4: rejects unknown policies, a rollover above a quarter of the register, and everybody except a policy officer', async () => {
    await api.when(get('/v1/reading-policies/weather').by('affairs-1')).thenRefused(404, 'ReadingPolicyMustBeKnown');
    await api
      .when(post(`${path}/versions`, { ...limits, version: '3', content: {} }).by('policy-1'))
      .thenRefused(422, 'ReadingPolicyContentMustFit');
    const wide = { ...limits, version: '3', content: { ...limits.content, rolloverPercentOfRegister: 26 } };
    await api.when(post(`${path}/versions`, wide).by('policy-1')).thenRefused(422, 'ReadingPolicyContentMustFit');
    await api.when(post(`${path}/versions`, limits).by('clerk-101')).thenRefused(403, 'RoleMustAllow');
  });
});

it('15.4-34: a version that an earlier release stored without publishing is published at the next start', async () => {
  const folder = await startTestPlatform();
  try {
    const earlier = await folder.start({ ...metering, publish: {} });
    await publishVersion(earlier, `${path}/versions`, limits);
    const value = formatPosition(await folder.eventStore.head());
    await folder.checkpoints.save([{ name: 'relay/metering/position', value }]);
    const published: ContractMessage[] = [];
    await folder.messages.consume({
      topics: [topicOf('metering')],
      group: 'spec',
      handle: (message) => Promise.resolve(void published.push(message)),
    });
    await folder.start(metering);
    await eventually(() =>
      expect(published).toMatchObject([
        { type: 'ReadingPolicyPublished', stream: 'reading-policy-index-judgement', data: { version: '1' } },
      ]),
    );
  } finally {
    await folder.stop();
  }
});
