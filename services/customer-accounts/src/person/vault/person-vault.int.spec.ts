import { personVaultContract } from './contract/person-vault.contract.ts';
import { places } from './contract/places.ts';

for (const place of places) personVaultContract(place);
