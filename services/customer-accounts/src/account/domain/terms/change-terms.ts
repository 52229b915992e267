import type { CivilDate } from '@pishkhan/calendar';
import { accept, nothing, type Decision } from '@pishkhan/decider';
import { valuesOn } from '@pishkhan/published-versions';
import type {
  AccountEvent,
  ConfirmTermsChange,
  DeclineTermsChange,
  NoteInstalledMeter,
  ProposeTermsChange,
  RecordCorrectedTerms,
  SupplyTerms,
} from '../account.messages.ts';
import { isHeldBy } from '../../../look-ups/staff/domain/staff-member.ts';
import type { AccountState, OpenedAccount } from '../account.state.ts';
import {
  changedTermsMustDiffer,
  confirmerMustNotBeProposer,
  confirmerMustNotBenefit,
  termsChangeMustBeProposed,
  termsMustNotBeChangedForErasedPerson,
  termsMayOnlyBeChangedInTheOwnCounty,
  termsMustNotPrecedeTheContract,
} from './terms.rules.ts';

/** The terms in force on a day. */
export const supplyTermsOn = (
  { use, climateZone, dwellingUnits, meterCapacity, amendments }: OpenedAccount,
  day: CivilDate,
): SupplyTerms =>
  valuesOn<SupplyTerms>(
    { use, climateZone, dwellingUnits, meterCapacity },
    amendments.map(({ from, terms }) => ({ ...terms, from })),
    day,
  );

export const proposeTermsChange = (
  state: OpenedAccount,
  { accountId, changeId, from, terms, evidence, isErased, by, today }: ProposeTermsChange,
): Decision<AccountEvent> =>
  termsMayOnlyBeChangedInTheOwnCounty(state.countyOffice, by) ||
  termsMustNotBeChangedForErasedPerson(isErased) ||
  termsMustNotPrecedeTheContract(state.openedOn, from) ||
  changedTermsMustDiffer(supplyTermsOn(state, from), terms) ||
  accept<AccountEvent>({
    type: 'TermsChangeProposed',
    data: { accountId, changeId, from, terms, evidence, proposedBy: by.subject, proposedOn: today },
  });

const proposedOf = ({ proposals }: OpenedAccount, changeId: string) =>
  proposals.find((proposal) => proposal.changeId === changeId);

export const confirmTermsChange = (
  state: OpenedAccount,
  { accountId, changeId, by, identities, isErased }: ConfirmTermsChange,
): Decision<AccountEvent> => {
  if (state.amendments.some((amendment) => amendment.changeId === changeId)) return nothing();
  const proposal = proposedOf(state, changeId);
  if (!proposal) return termsChangeMustBeProposed(changeId);
  const { from, terms, proposedBy } = proposal;
  return (
    termsMayOnlyBeChangedInTheOwnCounty(state.countyOffice, by) ||
    termsMustNotBeChangedForErasedPerson(isErased) ||
    confirmerMustNotBeProposer(proposedBy, by) ||
    confirmerMustNotBenefit(identities !== undefined && isHeldBy(identities, state)) ||
    accept<AccountEvent>({
      type: 'SupplyTermsAmended',
      data: { accountId, changeId, from, terms, because: 'agreed', proposedBy, confirmedBy: by.subject },
    })
  );
};

export const declineTermsChange = (
  state: OpenedAccount,
  { accountId, changeId, reason, by, today }: DeclineTermsChange,
): Decision<AccountEvent> =>
  proposedOf(state, changeId)
    ? termsMayOnlyBeChangedInTheOwnCounty(state.countyOffice, by) ||
      accept<AccountEvent>({
        type: 'TermsChangeDeclined',
        data: { accountId, changeId, reason, declinedBy: by.subject, declinedOn: today },
      })
    : termsChangeMustBeProposed(changeId);

export const recordCorrectedTerms = (
  { amendments }: OpenedAccount,
  { accountId, changeId, from, terms }: RecordCorrectedTerms,
): Decision<AccountEvent> =>
  amendments.some((amendment) => amendment.changeId === changeId)
    ? nothing()
    : accept<AccountEvent>({
        type: 'SupplyTermsAmended',
        data: { accountId, changeId, from, terms, because: 'billCorrected' },
      });

/**
 * The capacity of the installed meter replaces that of the contract from the day of installation on, by the name of the
 * meter, because the standing charge follows the meter (11.6; F18). Before the contract it is noted for its
 * registration.
 */
export const noteInstalledMeter = (
  state: AccountState,
  { accountId, meterId, capacity, installedOn, changeId }: NoteInstalledMeter,
): Decision<AccountEvent> => {
  if (state.status === 'unknown')
    return state.installed?.meterId === meterId
      ? nothing()
      : accept<AccountEvent>({ type: 'InstalledMeterNoted', data: { accountId, meterId, capacity, installedOn } });
  const isKnown = state.amendments.some((amendment) => amendment.changeId === changeId);
  if (isKnown || supplyTermsOn(state, installedOn).meterCapacity === capacity) return nothing();
  const terms = { meterCapacity: capacity };
  return accept<AccountEvent>({
    type: 'SupplyTermsAmended',
    data: { accountId, changeId, from: installedOn, terms, because: 'installedMeter', meterId },
  });
};
