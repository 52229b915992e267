import { stores } from '@pishkhan/contract-specs/views/stores.ts';
import { viewStoreContract } from '@pishkhan/contract-specs/views/view-store.contract.ts';

for (const { name, connect } of stores) viewStoreContract(name, connect);
