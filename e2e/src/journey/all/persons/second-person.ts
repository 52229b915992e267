import { eventually } from '@pishkhan/testing/eventually';
import { PATIENCE_MS, type World } from '../../world.ts';

interface Reported {
  readonly matter: string;
  readonly status: string;
  readonly retroactiveBecause?: string;
  readonly parts: readonly { readonly as: string; readonly by: string }[];
  readonly because: readonly { readonly rule: string; readonly fa: string }[];
}

const path = '/v1/case-policies/complaint-referral';
/** The rule that counts without a version, so that no other chapter changes (15.2-10). */
const content = { answerPeriodStartsAt: 'registration', referWithinWorkingDays: 1 };
const settles = '15.2-10';
const partsOf = ({ parts }: Reported): string => parts.map(({ as, by }) => `${as} ${by}`).join(', ');

/** 7.5, 15.4-41, N2: a version needs a second person, one of the past the head, and auditors see all of it. */
export const secondPerson = async (world: World): Promise<void> => {
  const { tell } = world;
  tell.step(
    'A policy version needs two persons, one of the past the head; the auditor sees who did what (7.5, 15.4-41)',
  );
  const draft = (version: string, effectiveFrom: string) => ({
    version,
    effectiveFrom,
    sample: true,
    settles,
    content,
  });
  const confirm = (version: string, by: string) =>
    world.cases(by).request('POST', `${path}/versions/${version}/confirmations`, {});
  await world.cases('policy-1').post(`${path}/versions`, draft('demo-coming', '2028-03-20'));
  tell.expectRefused(
    'a confirmation by whoever proposed the version',
    await confirm('demo-coming', 'policy-1'),
    403,
    'VersionConfirmerMustNotBeProposer',
  );
  tell.expect('a second policy officer confirms it', (await confirm('demo-coming', 'policy-2')).status, 200);

  const early = draft('demo-earlier', '2026-06-22');
  tell.expectRefused(
    'a version of the past without a reason',
    await world.cases('policy-2').request('POST', `${path}/versions`, { body: early }),
    422,
    'RetroactiveVersionMustGiveReason',
  );
  const reason = 'ابلاغیه شرکت دیر رسید';
  await world.cases('policy-2').post(`${path}/versions`, { ...early, reason });
  tell.expectRefused(
    'its confirmation by a policy officer',
    await confirm('demo-earlier', 'policy-1'),
    403,
    'VersionConfirmerMustHoldTheRole',
  );
  tell.expect('the head confirms it', (await confirm('demo-earlier', 'head-1')).status, 200);

  const report = async (query: string) =>
    (await world.cases('auditor-1').get<{ items: readonly Reported[] }>(`/v1/persons-decisions?${query}`)).items;
  const found = await eventually(
    async () =>
      (await report('rule=Retroactive')).find(
        ({ matter, status }) => matter.endsWith('demo-earlier') && status === 'decided',
      ),
    PATIENCE_MS,
    'the report of the auditor has the version of the past',
  );
  tell.expect('the auditor reads why it is dated so', found!.retroactiveBecause, reason);
  tell.expect('and by whom', partsOf(found!), 'proposer policy-2, signer head-1');
  tell.say(found!.because.map(({ fa }) => fa).join('؛ '));
  const coming = (await report('person=policy-1')).find(({ matter }) => matter.endsWith('demo-coming'));
  tell.expect('the other version has its two persons too', partsOf(coming!), 'proposer policy-1, signer policy-2');
  const loaded = await report('rule=FirstLoad&kind=policy&limit=1');
  tell.expect('the first load is exempt and named so', loaded.length, 1);
};
