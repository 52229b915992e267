import { derivedId } from '@pishkhan/identifiers';
import type { BillAccountEvent } from '../../bill-account.messages.ts';
import type { BillAccount } from '../../bill-account.state.ts';
import { contradictingEvidence } from './evidence.ts';

/**
 * Id of the correction that billing proposes for a reading below an estimate (15.4-32), or for a late removal
 * (15.4-31).
 */
export const correctionOfReading = (readingId: string): string => derivedId('estimate-overruled', readingId);

/** Id of the correction that billing proposes for terms of past days (15.4-39). */
export const correctionOfTerms = (changeId: string): string => derivedId('terms-changed', changeId);

/** Id of the correction that billing proposes for a volume factor of billed days (11.4, 11.8). */
export const correctionOfFactor = (factorId: string): string => derivedId('volume-factor-changed', factorId);

/** Id of the correction that billing proposes for evidence of a day that has an estimate (15.4-31, 15.4-32). */
export const correctionOfEvidence = (evidenceId: string): string =>
  derivedId('evidence-of-an-estimated-day', evidenceId);

const begun = (state: BillAccount, event: BillAccountEvent): string | undefined => {
  switch (event.type) {
    case 'ReadingKept':
      return event.data.waitsFor === 'estimateCorrection'
        ? correctionOfReading(event.data.reading.readingId)
        : undefined;
    case 'BillIssued':
      return event.data.overrulesEstimate && correctionOfReading(event.data.reading.readingId);
    case 'MeterChangeKept':
      return event.data.waitsFor === 'laterEstimates'
        ? correctionOfReading(event.data.change.removal.readingId)
        : undefined;
    case 'MeterExchangeTaken':
    case 'MeterRemovalTaken':
      return event.data.overrulesEstimate && correctionOfReading(event.data.removal.readingId);
    case 'VolumeFactorKept':
      return correctionOfFactor(event.data.factorId);
    case 'SupplyTermsAmended': {
      const { because, changeId, from } = event.data;
      const isPast = because === 'agreed' && state.bills.some(({ face }) => face.periodTo > from);
      return isPast ? correctionOfTerms(changeId) : undefined;
    }
    default:
      return undefined;
  }
};

/** After these events evidence may contradict an estimate that it did not contradict before. */
const bringsEstimates = (event: BillAccountEvent): boolean =>
  event.type === 'EvidenceTaken' ||
  event.type === 'BillsCorrected' ||
  ((event.type === 'BillIssued' || event.type === 'ReadingKept') && event.data.reading.kind === 'estimated');

/** Evidence and estimates arrive in any order: the later of the two makes the proposal necessary (15.4-31, 15.4-32). */
const begunByEvidence = (state: BillAccount, event: BillAccountEvent): readonly string[] =>
  bringsEstimates(event) ? contradictingEvidence(state).map(({ evidenceId }) => correctionOfEvidence(evidenceId)) : [];

/** Corrections of this account that billing itself proposes and that are not posted. */
export const ownProposalsAfter = (state: BillAccount, event: BillAccountEvent): readonly string[] => {
  const { ownProposals, corrections } = state;
  const left =
    event.type === 'BillsCorrected' && ownProposals.includes(event.data.correctionId)
      ? ownProposals.filter((id) => id !== event.data.correctionId)
      : ownProposals;
  const [id, others] = [begun(state, event), begunByEvidence(state, event)];
  const added = [...(id === undefined ? [] : [id]), ...others].filter(
    (each) => !left.includes(each) && !corrections.includes(each),
  );
  return added.length === 0 ? left : [...left, ...added];
};
