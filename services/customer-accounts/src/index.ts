import type { Provider } from '@nestjs/common';
import { serviceTitles } from '@pishkhan/contracts';
import { Eraser } from '@pishkhan/service-kit/erasure';
import { defineService, masterKeyIn, ReasonCases, versionedPolicies, type Platform } from '@pishkhan/service-kit';
import { AccountApi } from './account/account.api.ts';
import { TermsApi } from './account/terms/terms.api.ts';
import { CardPersons } from './account/cards/card-persons.ts';
import { PlacesOfSupply } from './account/cards/place-of-supply.ts';
import { SubscriberCards } from './account/cards/subscriber-cards.ts';
import { holderOfAccount, staffMembers } from './conflicts/own-accounts.view.ts';
import { personsDecisions } from './conflicts/persons-decisions.view.ts';
import { deciders, publish, streams, views } from './domain.ts';
import { invariants } from './invariants.ts';
import { lookedUpAccounts } from './look-ups/looked-up-accounts.ts';
import { AccountReasonCases } from './look-ups/reason-cases.ts';
import { SearchHash } from './look-ups/search-hash.ts';
import { EmbeddedPersonVault } from './person/vault/embedded/embedded-person-vault.ts';
import { MongoPersonVault } from './person/vault/mongo/mongo-person-vault.ts';
import { PersonVault } from './person/vault/person-vault.ts';
import { noteTheCapacityWhenAMeterIsInstalled } from './reactions/note-the-capacity-when-a-meter-is-installed.ts';
import { recordTheTermsWhenACorrectionFoundThem } from './reactions/record-the-terms-when-a-correction-found-them.ts';
import { StaffApi } from './look-ups/staff/staff.api.ts';
import { AccountSearch } from './look-ups/search/account-search.ts';
import { SETTINGS, settingsFrom } from './person/vault/settings.ts';
import { ruleTitles } from './rule-titles.ts';
import { ChangesInVault } from './person/changes-in-vault.ts';
import { PersonChangeApi } from './person/person-change.api.ts';
import { PersonChangeDesk } from './person/person-change-desk.ts';
import { WaitingChanges } from './person/views/waiting-changes.ts';
import { ErasureApi } from './person/erasure/erasure.api.ts';
import { ErasureDesk } from './person/erasure/erasure-desk.ts';
import { Registrations } from './person/erasure/vault/registrations.ts';
import { VaultEraser } from './person/erasure/vault/vault-eraser.ts';
import { personPolicies } from './person/retention/domain/person-policies.ts';
import { personPolicy } from './person/retention/domain/person-policy.ts';
import { PersonPolicyApi } from './person/retention/person-policy.api.ts';
import { samples } from './person/retention/samples.ts';
import { eraseThePersonWhenTheErasureIsConfirmed } from './reactions/erase-the-person-when-the-erasure-is-confirmed.ts';
import { finishAChangeInTheVaultWhenItIsDecided } from './reactions/finish-a-change-in-the-vault-when-it-is-decided.ts';
import { recordWhatAServiceHasErased } from './reactions/record-what-a-service-has-erased.ts';
import { OfficeApi } from './office/office.api.ts';
import { offices } from './office/views/offices.view.ts';

/** The composition root: all parts of this service. */
export const customerAccounts = defineService({
  name: 'customer-accounts',
  title: serviceTitles['customer-accounts'],
  deciders,
  views,
  offices: { view: offices, isOwn: true },
  publish,
  invariants,
  reactions: [
    noteTheCapacityWhenAMeterIsInstalled,
    recordTheTermsWhenACorrectionFoundThem,
    finishAChangeInTheVaultWhenItIsDecided,
    eraseThePersonWhenTheErasureIsConfirmed,
    recordWhatAServiceHasErased,
  ],
  controllers: [AccountApi, TermsApi, StaffApi, OfficeApi, PersonChangeApi, ErasureApi, PersonPolicyApi],
  providers: (platform) => [
    SubscriberCards,
    PlacesOfSupply,
    AccountSearch,
    CardPersons,
    ChangesInVault,
    PersonChangeDesk,
    WaitingChanges,
    ErasureDesk,
    Registrations,
    { provide: Eraser, useClass: VaultEraser },
    { provide: ReasonCases, useClass: AccountReasonCases },
    ...vaultFor(platform),
  ],
  ruleTitles,
  sealsNumbers: true,
  lookUps: lookedUpAccounts,
  samples,
  documents: () => versionedPolicies(personPolicies, personPolicy, '/v1/person-policies'),
  streams,
  decisions: {
    view: personsDecisions,
    policy: lookedUpAccounts.policy,
    staff: { holders: holderOfAccount, members: staffMembers },
  },
});

const vaultFor = (platform: Platform): Provider[] => {
  const settings = settingsFrom(platform);
  const shared = settings.PISHKHAN_VAULT === 'mongodb';
  const masterKey = masterKeyIn(settings.PISHKHAN_VAULT_KEY_FILE, {
    variable: 'PISHKHAN_VAULT_KEY_FILE',
    make: !shared,
    vault: settings.vaultFile,
  });
  const open = async () =>
    shared
      ? MongoPersonVault.open({ database: platform.database, masterKey })
      : new EmbeddedPersonVault({ file: settings.vaultFile, masterKey });
  return [
    { provide: SETTINGS, useValue: settings },
    { provide: PersonVault, useFactory: open },
    { provide: SearchHash, useValue: new SearchHash(masterKey) },
  ];
};
