import { changesContract } from './contract/changes.contract.ts';
import { personVaultContract } from './contract/person-vault.contract.ts';
import { places } from './contract/places.ts';

for (const place of places) personVaultContract(place);
for (const place of places) changesContract(place);
