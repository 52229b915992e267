import { stores } from './contract/stores.ts';
import { viewStoreContract } from './contract/view-store.contract.ts';

for (const { name, connect } of stores) viewStoreContract(name, connect);
