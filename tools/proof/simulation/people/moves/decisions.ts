import { addDays } from '@pishkhan/calendar';
import { calendarsOf, policyNamed } from './publishing.ts';
import type { Actor } from '@pishkhan/event-store';
import { BILLING_ITSELF, rolesLeft, type Awaiting } from '@pishkhan/billing-adjustments/simulation';
import { calendarOf1405, policies } from '../../company/beginnings.ts';
import { certifier, head, policyOfficer, representatives, secondCertifier } from '../../company/persons.ts';
import type { Move, Scene } from './move.ts';

const deciders: readonly Actor[] = [...representatives, head];

const mayDecide = ({ subject, office }: Actor, awaiting: Awaiting): boolean =>
  subject !== awaiting.request.proposedBy &&
  (subject === head.subject
    ? rolesLeft(awaiting).includes('headOfSubscriberAffairs')
    : office === awaiting.request.officeId);

/** Mostly an authorised person; now and then the proposer himself, another office, or an old hash. */
const decidingOn = ({ world }: Scene, awaiting: Awaiting): Move[] => {
  const { request, hash } = awaiting;
  const { correctionId } = request;
  const actor = world.pick(world.happens(0.15) ? deciders : deciders.filter((person) => mayDecide(person, awaiting)));
  const signed = world.happens(0.05) ? hash.replace(/^./, (first) => (first === '0' ? '1' : '0')) : hash;
  const service = 'billing-adjustments';
  return [
    {
      weight: 14,
      request: () => ({
        service,
        actor,
        use: ({ corrections }, envelope) => corrections.approve({ correctionId }, { hash: signed }, envelope),
      }),
    },
    {
      weight: request.proposedBy === BILLING_ITSELF ? 6 : 0.6,
      request: () => ({
        service,
        actor,
        use: ({ corrections }, envelope) => corrections.decline({ correctionId }, { reason: 'simulated' }, envelope),
      }),
    },
    {
      weight: 2.5,
      request: () => ({
        service,
        actor,
        use: ({ corrections }, envelope) => corrections.propose({ correctionId }, envelope),
      }),
    },
  ];
};

const certifying = ({ world, company, seen }: Scene): Move[] => {
  const service = 'billing-adjustments';
  const { subject, office } = world.pick(representatives);
  const on = company.clock.today();
  const certificateNumber = `C-${subject}-${on}`;
  const body = { subject, office: office!, certificateNumber, validFrom: on, validTo: addDays(on, 400) };
  const revokes = world.happens(0.4);
  const begin: Move = {
    weight: 0.3,
    request: () => ({
      service,
      actor: certifier,
      use: ({ certificates }, envelope) =>
        revokes
          ? certificates.revokeCertificates({ subject }, { reason: 'simulated' }, envelope)
          : certificates.proposeCertificate(body, envelope),
    }),
  };
  const confirm = seen.waitingCertificates(subject).map((waiting): Move => ({
    weight: 3,
    request: () => ({
      service,
      actor: world.pick([certifier, secondCertifier, head]),
      use: ({ certificates }, envelope) =>
        certificates.confirmCertificate({ subject, certificateNumber: waiting }, envelope),
    }),
  }));
  return [begin, ...confirm];
};

/** A new policy version makes open proposals stale, because they were computed by the old one. */
const settling = ({ world, company }: Scene): Move => {
  const known = world.pick(policies);
  const today = company.clock.today();
  const draft = {
    ...known,
    version: `sample-${world.below(1_000_000)}`,
    effectiveFrom: addDays(today, world.below(3)),
  };
  return {
    weight: 0.3,
    request: () => ({
      service: 'billing-adjustments',
      actor: policyOfficer,
      use: ({ publications }, envelope) => publications.propose(policyNamed(known.name), draft, {}, envelope),
    }),
  };
};

const closing = ({ world, company }: Scene): Move => {
  const known = calendarOf1405;
  const today = company.clock.today();
  const date = addDays(today, 1 + world.below(4));
  const holidays = [...known.holidays.filter((holiday) => holiday.date !== date), { date, name: 'simulated' }];
  const draft = { ...known, version: `1405-${world.below(1_000_000)}`, holidays };
  return {
    weight: 0.4,
    request: () => ({
      service: 'case-handling',
      actor: policyOfficer,
      use: ({ publications }, envelope) => publications.propose(calendarsOf(known.unit), draft, {}, envelope),
    }),
  };
};

/** Moves of those who decide on money, rules and calendars. */
export const decisionMoves = (scene: Scene): Move[] => [
  ...scene.seen.awaitingCorrections().flatMap((awaiting) => decidingOn(scene, awaiting)),
  ...certifying(scene),
  settling(scene),
  closing(scene),
];
