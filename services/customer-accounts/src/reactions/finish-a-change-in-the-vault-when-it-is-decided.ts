import { whenRecorded } from '@pishkhan/service-kit';
import { ChangesInVault } from '../person/changes-in-vault.ts';
import { person } from '../person/domain/person.ts';

/**
 * The vault follows the decision without a further request, also if the process that took it has died: until then other
 * replicas would find the person by the former values (N8).
 */
export const finishAChangeInTheVaultWhenItIsDecided = whenRecorded(
  person,
  ['PersonChangeApproved', 'PersonChangeDeclined', 'PersonChangeWithdrawn'],
  {
    name: 'finish-a-change-in-the-vault-when-it-is-decided',
    alsoStored: true,
    react: async ({ data: { subscriberId } }, { find }) => (await find(ChangesInVault)).finish(subscriberId),
  },
);
