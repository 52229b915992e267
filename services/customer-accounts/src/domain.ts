/** Deciders, views and publications without Nest: for replay, verification and generated catalogues. */
import { accountPublications } from './account/account.publish.ts';
import { account } from './account/domain/account.ts';
import { subscriberCard } from './account/views/subscriber-card.view.ts';
import { staffMember } from './look-ups/staff/domain/staff-member.ts';
import { staffPublications } from './look-ups/staff/staff.publish.ts';
import { billingOfAccount } from './copies/billing-of-account.view.ts';
import { meterOfAccount } from './copies/meter-of-account.view.ts';
import { knownCase } from '@pishkhan/service-kit/known-case';
import { openCasesOfAccount } from './copies/open-cases-of-account.view.ts';
import { holderOfAccount, staffMembers } from './conflicts/own-accounts.view.ts';
import { personsDecisions } from './conflicts/persons-decisions.view.ts';
import { erasure } from './person/erasure/domain/erasure.ts';
import { erasurePublications } from './person/erasure/erasure.publish.ts';
import { erasures } from './person/erasure/erasures.view.ts';
import { lookedUpAccounts } from './look-ups/looked-up-accounts.ts';
import { office } from './office/domain/office.ts';
import { offices } from './office/views/offices.view.ts';
import { person } from './person/domain/person.ts';
import { personPolicy } from './person/retention/domain/person-policy.ts';
import { personChanges } from './person/views/person-changes.view.ts';
import { officePublications } from './office/office.publish.ts';
import { streamPartsOf } from '@pishkhan/service-kit/streams';
import { wordsOfStreams } from './look-ups/words-of-streams.ts';

export const publish = { ...accountPublications, ...officePublications, ...staffPublications, ...erasurePublications };
export const deciders = [
  account,
  person,
  erasure,
  personPolicy,
  office,
  staffMember,
  ...lookedUpAccounts.deciders,
] as const;
export const streams = streamPartsOf(deciders, wordsOfStreams);
export const views = [
  streams.view,
  subscriberCard,
  personChanges,
  erasures,
  meterOfAccount,
  billingOfAccount,
  openCasesOfAccount,
  knownCase,
  offices,
  personsDecisions,
  holderOfAccount,
  staffMembers,
  ...lookedUpAccounts.views,
] as const;
