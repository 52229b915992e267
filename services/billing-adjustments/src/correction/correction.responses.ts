import { list, oneOf, optional, shown, text, truth, type DocumentOf } from '@pishkhan/views';
import { dutyTitles, type Duty, type PartOf } from '@pishkhan/roles';
import { Type } from 'typebox';
import type { CorrectionStepDto } from './correction.dto.ts';
import type { Part } from './domain/signing/places.ts';
import { rolesLeft, type CorrectionState } from './domain/correction.state.ts';
import { corrections, type CorrectionDocument } from './views/corrections.view.ts';

const { request, closedTo: _, ...fields } = corrections.document.properties;
const { correctionId, caseId, cause, evidence, document: proof, fault, proposedBy } = request.properties;

const duties = Object.keys(dutyTitles) as Duty[];
const barredPerson = Type.Object(
  {
    person: text('user name'),
    as: oneOf('part in the matter', duties),
    title: Type.Object({ fa: text('Persian'), en: text('English') }, { $id: 'PartTitle' }),
  },
  { $id: 'BarredPerson' },
);

/** A correction with its request. */
export const shownCorrection = Type.Object(
  {
    correctionId,
    caseId,
    cause,
    evidence,
    document: proof,
    fault,
    proposedBy,
    ...fields,
    yourPart: optional(
      oneOf('what the caller could do: sign, sign in place of somebody, name a stand-in', [
        'sign',
        'signInPlace',
        'nameStandIn',
      ]),
    ),
    isStale: optional(
      truth(
        'the account, a tariff or a deadline has changed since: it is to be computed again before anybody approves',
      ),
    ),
    barred: optional(list('one correction that waits: persons who may not approve it, and why (7.5)', barredPerson)),
  },
  { $id: 'Correction' },
);

/** What a correction is for the caller, now. */
interface Now {
  readonly yourPart?: Part | undefined;
  readonly isStale?: boolean | undefined;
  readonly barred?: readonly PartOf[] | undefined;
}

export const correctionOf = (
  document: CorrectionDocument,
  { yourPart, isStale, barred }: Now = {},
): DocumentOf<typeof shownCorrection> => {
  const { request: requested } = document;
  return {
    correctionId: requested.correctionId,
    caseId: requested.caseId,
    cause: requested.cause,
    ...(requested.evidence && { evidence: requested.evidence }),
    ...(requested.document !== undefined && { document: requested.document }),
    ...(requested.fault && { fault: requested.fault }),
    proposedBy: requested.proposedBy,
    ...shown(corrections, document),
    ...(yourPart && { yourPart }),
    ...(isStale !== undefined && { isStale }),
    ...(barred && { barred: barred.map(({ as, by }) => ({ person: by, as, title: { ...dutyTitles[as] } })) }),
  };
};

export const correctionStepOf = (correctionId: string, state: CorrectionState): CorrectionStepDto => ({
  correctionId,
  status: state.status as CorrectionStepDto['status'],
  ...('hash' in state && state.hash !== undefined && { hash: state.hash }),
  approvalsLeft: state.status === 'awaitingApproval' ? [...rolesLeft(state)] : [],
});
