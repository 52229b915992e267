/** Exports for the simulation and other proofs in `tools/proof`. */
export { account } from './src/account/domain/account.ts';
export { TermsApi } from './src/account/terms/terms.api.ts';
export { ChangesInVault } from './src/person/changes-in-vault.ts';
export { person } from './src/person/domain/person.ts';
export type { PersonChangeApproved, PersonChangeProposed } from './src/person/domain/person.messages.ts';
export { PersonChangeApi } from './src/person/person-change.api.ts';
export { PersonChangeDesk } from './src/person/person-change-desk.ts';
export { changesFollowTheLog } from './src/person/vault/changes/examine-changes.ts';
export { applied, type SealedChanges, type StoredChange } from './src/person/vault/changes/sealed-changes.ts';
export { staffMember } from './src/look-ups/staff/domain/staff-member.ts';
export type { PersonVault } from './src/person/vault/person-vault.ts';
export type { Person } from './src/person/vault/person.ts';
