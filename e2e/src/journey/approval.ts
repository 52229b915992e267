import type { Answer } from '@pishkhan/http-client';
import { untilStatus, type World } from './world.ts';
import type { Correction } from './proposal.ts';

export const approve = (
  world: World,
  username: string,
  { correctionId, hash }: Pick<Correction, 'correctionId' | 'hash'>,
): Promise<Answer> =>
  world.billing(username).request('POST', `/v1/corrections/${correctionId}/approvals`, { body: { hash } });

/** 5: unauthorised approvals are rejected by name, authorised ones accepted (7.5, 15.4-29). */
export const approval = async (world: World, correction: Correction): Promise<Correction> => {
  const { tell } = world;
  tell.step('Four eyes: unauthorised approvals are rejected by name (7.5, 15.4-29)');
  tell.expectRefused('the clerk', await approve(world, 'clerk-101', correction), 403, 'RoleMustAllow');
  tell.expectRefused(
    'the proposer',
    await approve(world, 'representative-101-a', correction),
    422,
    'ApproverMustNotBeProposer',
  );
  tell.expectRefused(
    'a representative of the other office',
    await approve(world, 'representative-102', correction),
    404,
    'CorrectionMustExist',
  );
  tell.expectRefused(
    'a representative whose certificate has expired',
    await approve(world, 'representative-101-lapsed', correction),
    403,
    'ApproverMustHoldValidCertificate',
  );
  tell.expectRefused(
    'the head, whose approval this amount does not need',
    await approve(world, 'head-1', correction),
    403,
    'ApproverMustHoldTheRole',
  );
  tell.expectRefused(
    'another hash than the proposal’s',
    await approve(world, 'representative-101-b', { ...correction, hash: '0'.repeat(64) }),
    422,
    'ApprovedHashMustBeCurrent',
  );

  tell.step('Two representatives approve at the same moment: one approval counts, the correction is posted once');
  const [one, other] = await Promise.all([
    approve(world, 'representative-101-b', correction),
    approve(world, 'representative-101-c', correction),
  ]);
  tell.expect(
    'one is accepted, the other is too late',
    [one, other].map(({ status, body }) => body.rule ?? status).toSorted(),
    [200, 'CorrectionMustBeAwaitingApproval'].toSorted(),
  );
  return untilStatus<Correction>(world.billing('auditor-1'), `/v1/corrections/${correction.correctionId}`, 'posted');
};
