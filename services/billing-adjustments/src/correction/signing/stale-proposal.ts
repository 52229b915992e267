import type { CivilDate } from '@pishkhan/calendar';
import { correctionBasis, type Load } from '../../pricing/decision-basis.ts';
import { simulateCorrection } from '../../bill-account/domain/correcting/simulate-correction.ts';
import { proposalMustMatchItsInputs } from '../../bill-account/domain/correcting/approval/staleness.rules.ts';
import { correction } from '../domain/correction.ts';
import type { CorrectionDocument } from '../views/corrections.view.ts';

/**
 * Whether the proposal of a document differs from the result of the inputs of now: the rule that an approval must pass,
 * asked before somebody signs (15.4-29, 11.8). Undefined if it waits for no approval.
 */
export const isStale = async (
  { status, hash, request: { correctionId } }: CorrectionDocument,
  load: Load,
  today: CivilDate,
): Promise<boolean | undefined> => {
  if (status !== 'awaitingApproval' || hash === undefined) return undefined;
  const { state } = await load(correction, correctionId);
  if (state.status !== 'awaitingApproval') return undefined;
  const basis = await correctionBasis(load, state.request.accountId, today);
  return hash !== state.hash || proposalMustMatchItsInputs(state, simulateCorrection(state.request, basis)) !== false;
};
