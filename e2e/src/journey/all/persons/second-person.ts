import { eventually } from '@pishkhan/testing/eventually';
import { PATIENCE_MS, type World } from '../../world.ts';
import { billedSubscriber } from '../subscriber.ts';

const policies = '/v1/policies/conflicts';

/** 7.5: a stricter limit of the report is in force only after a second person confirms it. */
const publishAVersion = async (world: World): Promise<void> => {
  const { tell } = world;
  const { versions } = await world
    .billing('auditor-1')
    .get<{ versions: readonly { content: Readonly<Record<string, number>> }[] }>(policies);
  const version = 'demo-stricter';
  await world.billing('policy-1').post(policies, {
    version,
    effectiveFrom: '1406/01/01',
    content: { ...versions.at(-1)!.content, quickMinutes: 10 },
  });
  const confirmation = `${policies}/${version}/confirmations`;
  tell.expectRefused(
    'a version confirmed by its proposer',
    await world.billing('policy-1').request('POST', confirmation, {}),
    422,
    'VersionConfirmerMustNotBeProposer',
  );
  await world.billing('policy-2').post(confirmation, {});
  const after = await world
    .billing('auditor-1')
    .get<{ versions: readonly { version: string; publication?: { confirmedBy?: string } }[] }>(policies);
  tell.expect(
    'the version is published with',
    after.versions.find((each) => each.version === version)?.publication?.confirmedBy,
    'policy-2',
  );
};

/** A returned cheque above the band: an officer and the head confirm it, and the auditor's report shows it. */
const reverseALargeCheque = async (world: World): Promise<string> => {
  const { tell } = world;
  const { subscriber, bill } = await billedSubscriber(world, '20000607', 'شهلا مرادی');
  const { billId, paymentId } = bill;
  const cheque = { billId, paymentId, amount: 21_000_000, paidOn: '1405/05/20', receiptNumber: 'CHEQUE-LARGE' };
  await world.billing('bank-1').post('/v1/payments', cheque);
  const payments = `/v1/accounts/${subscriber.accountId}/payments`;
  const items = await eventually(
    async () => {
      const found = await world.billing('receivables-1').get<{ items: readonly { reference: string }[] }>(payments);
      return found.items.length > 0 && found.items;
    },
    PATIENCE_MS,
    'the payment is listed',
  );
  const { reversalId } = await world
    .billing('receivables-1')
    .post<{ reversalId: string }>(`/v1/payments/${items[0]!.reference}/reversals`, {
      reason: 'returnedCheque',
      documentNumber: 'B-1405-4410',
      documentDate: '1405/05/22',
    });
  const confirmation = `/v1/payment-reversals/${reversalId}/confirmations`;
  const first = await world
    .billing('receivables-2')
    .post<{ status: string; approvalsLeft: readonly string[] }>(confirmation, {});
  tell.expect('after the officer it waits for', first.approvalsLeft.join(), 'headOfSubscriberAffairs');
  const last = await world.billing('head-1').post<{ status: string }>(confirmation, {});
  tell.expect('after the head it is', last.status, 'confirmed');
  return reversalId;
};

/** S3, N3: a second person for a version and for large money, and the report in which an auditor sees who did what. */
export const secondPerson = async (world: World): Promise<void> => {
  const { tell } = world;
  tell.step('A second person: a version of a policy, a large reversal, and the report of the auditor (7.5; S3, N3)');
  await publishAVersion(world);
  const matter = await reverseALargeCheque(world);
  const found = await eventually(
    async () => {
      const { items } = await world.billing('auditor-1').get<{
        items: readonly {
          matter: string;
          because: readonly { rule: string; fa: string }[];
          parts: readonly { as: string; by: string }[];
        }[];
      }>('/v1/conflicts?kind=reversal');
      return items.find((each) => each.matter === matter && each.parts.length === 3);
    },
    PATIENCE_MS,
    'the report shows the reversal',
  );
  tell.expect(
    'the report names who did what',
    found!.parts.map(({ as, by }) => `${as} ${by}`).join(', '),
    'proposer receivables-1, signer receivables-2, signer head-1',
  );
  tell.expect(
    'and why it is examined',
    found!.because.some(({ rule }) => rule === 'MoneyBack'),
    true,
  );
  tell.expectRefused(
    'the report for the head',
    await world.billing('head-1').request('GET', '/v1/conflicts'),
    403,
    'RoleMustAllow',
  );
};
