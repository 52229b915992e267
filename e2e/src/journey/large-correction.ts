import { billClosedOn, faultNamed, untilStatus, type World } from './world.ts';
import { payByFile } from './all/pay-by-file.ts';
import { approve } from './approval.ts';
import { visitAndPropose, type Correction } from './proposal.ts';

/**
 * 5, above the amount band: a payment in between makes the proposal stale; it is computed again and also needs the head
 * (7.5).
 */
export const largeCorrection = async (world: World): Promise<void> => {
  const { tell } = world;
  const fault = faultNamed('largeMisread');
  const bill = await billClosedOn(world, fault.accountId, fault.readOn);
  const { caseId } = await world
    .cases('clerk-101')
    .post('/v1/cases', { kind: 'bill-review', billNumber: bill.billNumber, objection: 'gasPrice' });

  tell.step('A large correction: above the band the head of subscriber affairs must also approve (7.5)');
  const proposed = await visitAndPropose(world, caseId, fault);
  tell.expect(
    'before and after',
    proposed.proposal.bills.map(({ before, after }) => [before.total, after.total]),
    [[16_176_803, 3_903_143]],
  );
  tell.expect('approvals needed', proposed.proposal.approvalsNeeded, [
    'qualifiedRepresentative',
    'headOfSubscriberAffairs',
  ]);

  tell.step('An input changes in between: approving the stale hash is rejected, and the proposal is computed again');
  const path = `/v1/corrections/${proposed.correctionId}`;
  await payByFile(world, [[fault.billId, bill.paymentId, 1_000_000, '2026-11-22', 'R-JOURNEY-1']]);
  tell.expectRefused(
    'the stale hash',
    await approve(world, 'representative-101-b', proposed),
    422,
    'ProposalMustMatchItsInputs',
  );
  const representative = world.billing('representative-101-b');
  await representative.post(`${path}/proposals`, {});
  const fresh = await untilStatus<Correction>(representative, path, 'awaitingApproval');
  tell.expect('the new proposal has another hash', fresh.hash !== proposed.hash, true);
  tell.expectRefused(
    'the old hash now',
    await approve(world, 'representative-101-b', proposed),
    422,
    'ApprovedHashMustBeCurrent',
  );

  tell.expect('the representative approves', (await approve(world, 'representative-101-b', fresh)).status, 200);
  const half = await untilStatus<Correction>(world.billing('head-1'), path, 'awaitingApproval');
  tell.expect('one approval is not enough', half.status, 'awaitingApproval');
  tell.expect('the head approves', (await approve(world, 'head-1', fresh)).status, 200);
  const posted = await untilStatus<Correction>(world.billing('auditor-1'), path, 'posted');
  tell.expect('then it is posted, with the difference', posted.proposal.difference, -12_273_660);
};
