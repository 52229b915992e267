import { accept, nothing, type Decision } from '@pishkhan/decider';
import { isSamePerson } from '@pishkhan/roles';
import { certificateOn } from '../../../certificate/domain/certificate.rules.ts';
import type { CorrectionEvent } from '../correction.messages.ts';
import type { NameStandIn } from './signing.messages.ts';
import { notAwaiting } from './approving.ts';
import type { CorrectionState } from '../correction.state.ts';
import { countyLeft, isFreeToSign, needOf, placesToFill, representativesLeft } from './places.ts';
import {
  certificateElsewhere,
  isOfAnotherCounty,
  standInMayOnlyBeNamedByTheHead,
  standInMustBeNeeded,
  standInMustBeOfTheCounty,
  standInMustHaveHadNoPart,
  standInMustHoldValidCertificate,
} from './stand-in.rules.ts';

/** The head of the county names the person who gives a missing signature, with a reason (15.4-35). */
export const nameStandIn = (state: CorrectionState, command: NameStandIn): Decision<CorrectionEvent> => {
  if (state.status !== 'awaitingApproval') return notAwaiting(state);
  const { head, person, certificates, reason, office, today } = command;
  const places = placesToFill(state, head, office).filter((role) => (command.role ?? role) === role);
  const certificate = certificateElsewhere(
    certificates,
    state,
    (each) => certificateOn({ certificates: [each] }, each.office, today) !== undefined,
  );
  const refusal =
    standInMayOnlyBeNamedByTheHead(state, head) ||
    standInMustBeNeeded(places, representativesLeft(state, office)) ||
    standInMustHaveHadNoPart(isFreeToSign(state, office, person), person) ||
    standInMustHoldValidCertificate(certificate, person) ||
    standInMustBeOfTheCounty(state, certificate, countyLeft(state, places[0], office));
  if (refusal) return refusal;
  const [role] = places as [(typeof places)[number]];
  const named = state.standIns?.find((each) => isSamePerson(each.person, person));
  if (named) return nothing();
  return accept<CorrectionEvent>({
    type: 'StandInNamed',
    data: {
      correctionId: state.request.correctionId,
      role,
      person,
      office: certificate!.office,
      certificateNumber: certificate!.certificateNumber,
      because: needOf(state, role, { head, office })!,
      certified: office.certified,
      reason,
      namedBy: head.by,
      on: today,
      ...(isOfAnotherCounty(state, certificate) && {
        otherCounty: { countyOffice: certificate!.countyOffice!, inCounty: office.inCounty ?? [] },
      }),
    },
  });
};
