import { nothing, type Decision } from '@pishkhan/decider';
import type { BillAccountEvent } from '../../bill-account.messages.ts';
import type { BillAccount } from '../../bill-account.state.ts';
import type { Evidence } from '../../billing/bill.ts';
import { correctionOfEvidence } from '../../correcting/estimates/own-proposals.ts';
import { contradictedBy } from '../../correcting/estimates/evidence.ts';
import type { SelfReadingSettled, SettleSelfReadings } from './self-reading.messages.ts';

type Outcome = Pick<SelfReadingSettled['data'], 'outcome' | 'correctionId' | 'difference' | 'correctiveBill'>;

/** Undefined as long as the figure contradicts an estimated bill, or its own correction is being handled. */
const outcomeOf = (
  state: BillAccount,
  evidence: Evidence,
  { posted, leftAsIssued }: SettleSelfReadings,
): Outcome | undefined => {
  const own = correctionOfEvidence(evidence.evidenceId);
  if (contradictedBy(state, evidence).length > 0) return leftAsIssued === own ? { outcome: 'billsStay' } : undefined;
  if (posted) return { outcome: 'billsCorrected', ...posted };
  return state.corrections.includes(own) ? undefined : { outcome: 'nothingToCorrect' };
};

/** Every declared figure of billed days is answered once (A9-3, 15.4-32). */
export const settleSelfReadings = (state: BillAccount, command: SettleSelfReadings): Decision<BillAccountEvent> => {
  const { accountId, today } = command;
  const events = state.evidence.flatMap((evidence): BillAccountEvent[] => {
    const { declaredIn, evidenceId } = evidence;
    if (!declaredIn || state.settledSelfReadings?.includes(declaredIn.selfReadingId)) return [];
    const outcome = outcomeOf(state, evidence, command);
    if (!outcome) return [];
    return [
      { type: 'SelfReadingSettled', data: { ...declaredIn, accountId, evidenceId, ...outcome, settledOn: today } },
    ];
  });
  return events.length === 0 ? nothing() : events;
};
