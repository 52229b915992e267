import { nothing, type Decision } from '@pishkhan/decider';
import type { BillAccountEvent } from '../../bill-account.messages.ts';
import type { BillAccount } from '../../bill-account.state.ts';
import type { Evidence } from '../../billing/bill.ts';
import { correctionOfEvidence } from '../../correcting/estimates/own-proposals.ts';
import { contradictedBy } from '../../correcting/estimates/evidence.ts';
import { segmentOn } from '../connection.ts';
import type { SelfReadingSettled, SettleSelfReadings } from './self-reading.messages.ts';

type Outcome = Pick<SelfReadingSettled['data'], 'outcome' | 'correctionId' | 'difference' | 'correctiveBill'>;

/**
 * Whether the account, the meter and the estimate that make the figure one of billed days have arrived. Before them no
 * bill can be compared with it (11.4, 15.4-32).
 */
const isBesideItsBills = (state: BillAccount, evidence: Evidence): boolean => {
  const last = state.terms && segmentOn(state, evidence)?.readings.at(-1);
  return last !== undefined && evidence.readOn <= last.readOn;
};

/** Undefined as long as the figure contradicts an estimated bill, or its own correction is being handled. */
const outcomeOf = (
  state: BillAccount,
  evidence: Evidence,
  { posted, leftAsIssued }: SettleSelfReadings,
): Outcome | undefined => {
  if (!isBesideItsBills(state, evidence)) return undefined;
  const own = correctionOfEvidence(evidence.evidenceId);
  if (contradictedBy(state, evidence).length > 0) return leftAsIssued === own ? { outcome: 'billsStay' } : undefined;
  if (posted) return { outcome: 'billsCorrected', ...posted };
  return state.corrections.includes(own) ? undefined : { outcome: 'nothingToCorrect' };
};

/** Every declared figure of billed days is answered once (A9-3, 15.4-32). */
export const settleSelfReadings = (state: BillAccount, command: SettleSelfReadings): Decision<BillAccountEvent> => {
  const { accountId, today } = command;
  const waiting = [
    ...(state.setAside ?? []).map((each) => ({ ...each, outcome: { outcome: 'setAside' as const } })),
    ...state.evidence.flatMap((each) => {
      const { declaredIn, evidenceId } = each;
      return declaredIn ? [{ ...declaredIn, evidenceId, outcome: outcomeOf(state, each, command) }] : [];
    }),
  ];
  const events = waiting.flatMap(({ outcome, ...figure }): BillAccountEvent[] =>
    !outcome || state.settledSelfReadings?.includes(figure.selfReadingId)
      ? []
      : [{ type: 'SelfReadingSettled', data: { ...figure, accountId, ...outcome, settledOn: today } }],
  );
  return events.length === 0 ? nothing() : events;
};
