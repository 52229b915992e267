import { billCorrectionProposed, billCorrectionRefused, type BillCorrectionProposed } from '@pishkhan/contracts';
import type { RecordedEvent } from '@pishkhan/event-store';
import type { PublishMap } from '@pishkhan/service-kit';
import type {
  Asked,
  CorrectionDeclined,
  CorrectionProposed,
  CorrectionRefused,
  CorrectionReproposed,
} from './domain/correction.messages.ts';
import type { Simulation } from '../bill-account/domain/correcting/proposal.ts';

const proposedOf = ({ correctionId, caseId, accountId, officeId }: Asked, { proposal, hash }: Simulation) => {
  const data: BillCorrectionProposed = {
    correctionId,
    caseId,
    accountId,
    officeId,
    hash,
    difference: proposal.difference,
    bills: proposal.bills.map(({ billNumber }) => billNumber),
    approvalsNeeded: [...proposal.approvalsNeeded],
  };
  return { contract: billCorrectionProposed, data };
};

const proposed = ({ data }: RecordedEvent) =>
  proposedOf((data as CorrectionProposed['data']).request, data as CorrectionProposed['data']);
const reproposed = ({ data }: RecordedEvent) =>
  proposedOf(data as CorrectionReproposed['data'], data as CorrectionReproposed['data']);

const refused = ({ data }: RecordedEvent) => {
  const {
    request: { correctionId, caseId, accountId },
    rule,
  } = data as CorrectionRefused['data'];
  return { contract: billCorrectionRefused, data: { correctionId, caseId, accountId, rule } };
};

/** No rule was broken: whoever had to approve did not, and the reason says why. */
const declined = ({ data }: RecordedEvent) => {
  const { correctionId, caseId, accountId, reason } = data as CorrectionDeclined['data'];
  return {
    contract: billCorrectionRefused,
    data: { correctionId, caseId, accountId, rule: 'CorrectionMustBeApproved', reason },
  };
};

/** Private events of a correction as the case that asked hears them. */
export const correctionPublications: PublishMap = {
  CorrectionProposed: proposed,
  CorrectionReproposed: reproposed,
  CorrectionRefused: refused,
  CorrectionDeclined: declined,
};
