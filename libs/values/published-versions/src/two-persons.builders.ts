import type { CivilDate } from '@pishkhan/calendar';
import { fold, isRejection, type Decider, type DomainEvent } from '@pishkhan/decider';
import type { Publisher, VersionCommand } from './publishing.messages.ts';
import type { Publication, PublishedVersions, Version } from './version.ts';

export const policyOfficer: Publisher = { subject: 'policy-1', roles: ['policyOfficer'] };
export const secondOfficer: Publisher = { subject: 'policy-2', roles: ['policyOfficer'] };
export const head: Publisher = { subject: 'head-1', roles: ['headOfSubscriberAffairs'] };

const REASON = 'spec';
const momentOf = (today: CivilDate) => ({ today, at: `${today}T08:00:00.000Z` });

export const proposing = <V extends Version>(draft: V, today: CivilDate, reason: string | undefined = REASON) =>
  ({ type: 'ProposeVersion', draft, by: policyOfficer, ...momentOf(today), ...(reason && { reason }) }) as const;
export const confirming = (version: string, today: CivilDate, by = head) =>
  ({ type: 'ConfirmVersion', version, by, ...momentOf(today) }) as const;
export const declining = (version: string, today: CivilDate, by = secondOfficer) =>
  ({ type: 'DeclineVersion', version, by, reason: REASON, ...momentOf(today) }) as const;

/** The publication of a version that the officer proposed and the head confirmed on one day. */
export const publishedByTwo = (today: CivilDate, isRetroactive = false): Publication => ({
  way: 'secondPerson',
  proposedBy: policyOfficer.subject,
  proposedOn: today,
  confirmedBy: head.subject,
  confirmedAs: 'headOfSubscriberAffairs',
  inForceAt: momentOf(today).at,
  ...(isRetroactive && { retroactiveBecause: REASON }),
});

/** Both steps as one command: the officer proposes, the head confirms at the same moment. */
export type PublishByTwo<V extends Version, Inputs extends object> = {
  readonly draft: V;
  readonly today: CivilDate;
} & Inputs;

/** A document for specs about content and days: a published version is one step. */
export const byTwoPersons = <V extends Version, Event extends DomainEvent, Inputs extends object>(
  decider: Decider<VersionCommand<V, Inputs>, Event, PublishedVersions<V>>,
): Decider<PublishByTwo<V, Inputs>, Event, PublishedVersions<V>> => ({
  ...decider,
  decide: (command, state) => {
    const { draft, today } = command;
    const proposed = decider.decide({ ...command, ...proposing(draft, today) }, state);
    if (isRejection(proposed) || proposed.length === 0) return proposed;
    const waiting = fold({ ...decider, initial: state }, proposed);
    return decider.decide({ ...command, ...confirming(draft.version, today) }, waiting);
  },
});
