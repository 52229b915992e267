import type { CivilDate } from '@pishkhan/calendar';
import { accept, nothing, type Decision, type DomainEvent } from '@pishkhan/decider';
import { isSamePerson } from '@pishkhan/roles';
import type { Certificates } from '../../../../certificate/domain/certificate.messages.ts';
import { certificateOn } from '../../../../certificate/domain/certificate.rules.ts';
import {
  isOfAnotherCounty,
  standInMayOnlyBeNamedByTheHead,
  standInMustBeNeeded,
  standInMustBeOfTheCounty,
  standInMustHaveHadNoPart,
  standInMustHoldValidCertificate,
} from '../../../../correction/domain/signing/stand-in.rules.ts';
import type { MoneyRole } from '../../../../pricing/policy/domain/content/approval/money-approval.fields.ts';
import type { MoneyActor } from '../money-actor.ts';
import {
  isFreeToSignMoney,
  openPlaces,
  type MoneySigning,
  type MoneyStandIn,
  type WaitingMoney,
} from './money-places.ts';

/** The head of the county names a certified representative for a missing signature about money (15.4-35). */
export interface MoneyStandInNaming extends MoneySigning {
  readonly head: MoneyActor;
  /** Missing role; the first that needs somebody if it is not given. */
  readonly role?: MoneyRole;
  readonly person: string;
  /** Of the person who is named. */
  readonly certificates: Certificates;
  /** Persons certified on this day for the offices of the county. */
  readonly inCounty: readonly string[];
  readonly reason: string;
  readonly today: CivilDate;
}

/** A stand-in as the event records it. */
export type NamedForMoney = MoneyStandIn & {
  readonly on: CivilDate;
  /** The person is of another county, because none of these could sign in the county (ADR 0041). */
  readonly otherCounty?: { readonly countyOffice: string; readonly inCounty: readonly string[] };
};

/** Whether a person has no barring part and is named for no other signature: no person signs twice. */
const isFreeFor = (
  waiting: WaitingMoney,
  role: MoneyRole | undefined,
  { duties }: Pick<MoneyStandInNaming, 'duties'>,
  subject: string,
): boolean =>
  isFreeToSignMoney(waiting, duties, subject) &&
  !waiting.standIns?.some((each) => isSamePerson(each.person, subject) && each.role !== role);

/**
 * The head names somebody also for a signature from which the head is barred, as for corrections: the source names
 * nobody else, the person named has no part of the own, and auditors see it (15.4-35; ADR 0069).
 */
export const nameStandInFor = <Event extends DomainEvent<string, object>>(
  waiting: WaitingMoney & { readonly countyOffice: string },
  naming: MoneyStandInNaming,
  eventOf: (named: NamedForMoney) => Event,
): Decision<Event> => {
  const { head, person, certificates, reason, today, policy, duties } = naming;
  const places = openPlaces(waiting, { policy, duties, head: head.by }).filter(
    ({ role }) => (naming.role ?? role) === role,
  );
  const [place] = places;
  const valid = certificates.certificates.filter((each) => certificateOn({ certificates: [each] }, each.office, today));
  const certificate = valid.find((each) => !isOfAnotherCounty(waiting, each)) ?? valid[0];
  const isFree = (subject: string) => isFreeFor(waiting, place?.role, naming, subject);
  const refusal =
    standInMayOnlyBeNamedByTheHead(waiting, head) ||
    standInMustBeNeeded(
      places.map(({ role }) => role),
      [],
    ) ||
    standInMustHaveHadNoPart(isFree(person), person) ||
    standInMustHoldValidCertificate(certificate, person) ||
    standInMustBeOfTheCounty(waiting, certificate, naming.inCounty.filter(isFree));
  if (refusal) return refusal;
  if (waiting.standIns?.some((each) => isSamePerson(each.person, person) && each.role === place!.role))
    return nothing();
  const { office, certificateNumber, countyOffice } = certificate!;
  return accept<Event>(
    eventOf({
      ...place!,
      person,
      office,
      certificateNumber,
      reason,
      namedBy: head.by,
      on: today,
      ...(isOfAnotherCounty(waiting, certificate) && {
        otherCounty: { countyOffice: countyOffice!, inCounty: naming.inCounty },
      }),
    }),
  );
};
