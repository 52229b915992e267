import { addDays } from '@pishkhan/calendar';
import type { Company } from '../company/company.ts';
import { certifier, head, representatives, representativesAbroad, secondCertifier } from '../company/persons.ts';
import type { Request } from './asking.ts';
import type { Household } from './households.ts';
import { seenIn } from './seen.ts';

const reason = 'simulated';
const everyRepresentative = [...representatives, ...representativesAbroad];

/** A world without faults, in which each request and all that follows from it is done before the next one. */
export interface Finishing {
  readonly company: Company;
  readonly households: readonly Household[];
  /** Requests at the same moment. */
  readonly ask: (...requests: readonly Request[]) => Promise<unknown>;
}

export const certify = async ({ company, ask }: Finishing): Promise<void> => {
  const on = company.clock.today();
  for (const { subject, office } of everyRepresentative) {
    const terms = { subject, office: office!, validFrom: on, validTo: addDays(on, 400) };
    const certificateNumber = `C-${subject}-last`;
    await ask({
      service: 'billing-adjustments',
      actor: certifier,
      use: ({ certificates }, envelope) => certificates.proposeCertificate({ ...terms, certificateNumber }, envelope),
    });
    await ask({
      service: 'billing-adjustments',
      actor: secondCertifier,
      use: ({ certificates }, envelope) => certificates.confirmCertificate({ subject, certificateNumber }, envelope),
    });
  }
};

/** One person of each office computes stale proposals anew: whoever proposes may not sign any more (N26). */
const proposers = [...new Map(representatives.map((each) => [each.office, each])).values()];

const everybodySigns = async ({ company, ask }: Finishing): Promise<void> => {
  for (const { request, hash } of seenIn(company).awaitingCorrections())
    for (const actor of [...everyRepresentative, head])
      await ask({
        service: 'billing-adjustments',
        actor,
        use: ({ corrections }, envelope) => corrections.approve(request, { hash }, envelope),
      });
};

/**
 * Where nobody of the office is left, the head names a representative of another one; where nobody of the county is
 * left, one of another county (15.4-35).
 */
const nameStandIns = async ({ company, ask }: Finishing): Promise<void> => {
  for (const { request } of seenIn(company).awaitingCorrections())
    for (const { subject: named } of everyRepresentative)
      await ask({
        service: 'billing-adjustments',
        actor: head,
        use: ({ corrections }, envelope) => corrections.nameStandIn(request, { person: named, reason }, envelope),
      });
};

/** Everybody signs; what is still not approved was stale, and is computed anew for the next round. */
export const sign = async (finishing: Finishing): Promise<void> => {
  const { company, ask } = finishing;
  const service = 'billing-adjustments';
  await everybodySigns(finishing);
  await nameStandIns(finishing);
  await everybodySigns(finishing);
  const seen = seenIn(company);
  for (const { request } of seen.awaitingCorrections())
    for (const actor of proposers)
      await ask({ service, actor, use: ({ corrections }, envelope) => corrections.propose(request, envelope) });
};
