import { eventually } from '@pishkhan/testing/eventually';
import { approve } from '../../approval.ts';
import type { Correction } from '../../proposal.ts';
import { PATIENCE_MS, untilStatus, type World } from '../../world.ts';
import { billedSubscriber } from '../subscriber.ts';

interface Case {
  readonly waitsFor: string | null;
  readonly correction: { readonly overtaken: { readonly says: { readonly en: string } } | null } | null;
  readonly actions: readonly { readonly name: string; readonly path: string }[];
}

/** 11.8, 15.4-29: the customer pays while the correction of a case waits for approval. */
export const overtakenProposal = async (world: World): Promise<void> => {
  const { tell } = world;
  tell.step('A payment overtakes a proposal: case and worklist show it, it is computed again and signed (11.8)');
  const { subscriber, bill } = await billedSubscriber(world, '20000620', 'شهره کاویانی');
  const { accountId } = subscriber;
  const clerk = world.cases('clerk-101');
  const proposer = world.cases('representative-101-a');
  const request = { kind: 'meter-visit', accountId, reason: 'مصرف زیاد است' };
  const { caseId } = await clerk.post<{ caseId: string }>('/v1/cases', request);
  await clerk.post(`/v1/cases/${caseId}/visits`, { visitedOn: '2026-11-22', indexSeen: 1_900, meterSound: true });
  const { requestId } = await proposer.post<{ requestId: string }>(`/v1/cases/${caseId}/decisions`, {
    answer: 'errorConfirmed',
    readings: [{ readingId: bill.closingReadingId, rightIndex: 1_200 }],
    fault: 'company',
    reason: 'رقم صدگان اشتباه خوانده شده است',
  });
  const path = `/v1/corrections/${requestId}`;
  const inbox = world.billing('representative-101-b');
  const before = await untilStatus<Correction>(inbox, path, 'awaitingApproval');
  const { billId, paymentId } = bill;
  const payment = { billId, paymentId, amount: 795_000, paidOn: '2026-11-22', receiptNumber: 'OVERTAKES-1' };
  await world.billing('bank-1').post('/v1/payments', payment);
  const shown = await eventually(
    async () => {
      const found = await proposer.get<Case>(`/v1/cases/${caseId}`);
      return found.correction?.overtaken ? found : false;
    },
    PATIENCE_MS,
    'the case shows that its proposal is overtaken',
  );
  tell.expect('it waits for', shown.waitsFor, 'qualifiedRepresentative');
  tell.expect(
    'because',
    /^After the proposal, (.*?):/.exec(shown.correction!.overtaken!.says.en)?.[1],
    'a payment arrived',
  );
  const { items } = await proposer.get<{ items: readonly { caseId: string }[] }>('/v1/worklist?limit=200');
  tell.expect(
    'the worklist has it',
    items.some((item) => item.caseId === caseId),
    true,
  );
  tell.expectRefused(
    'a signature',
    await approve(world, 'representative-101-b', before),
    422,
    'ProposalMustMatchItsInputs',
  );
  const renew = shown.actions.find(({ name }) => name === 'renew')!;
  await world.billing('representative-101-a').post(renew.path, {});
  const again = await untilStatus<Correction>(inbox, path, 'awaitingApproval');
  tell.expect('the new proposal is signed', (await approve(world, 'representative-101-b', again)).status, 200);
  const posted = await untilStatus<Correction>(world.billing('auditor-1'), path, 'posted');
  tell.expect('posted with the difference', posted.proposal.difference, -366_302);
};
