import { startEmbeddedMongoDb } from '@pishkhan/embedded-mongodb';
import { viewStoreContract } from './contract/view-store.contract.ts';

viewStoreContract('embedded', async () => {
  const server = await startEmbeddedMongoDb({ file: ':memory:' });
  return { uri: server.uri('contract'), close: () => server.close() };
});

/** A real MongoDB, where its URI (with a database for the spec alone) is given. */
const uri = process.env.PISHKHAN_SPEC_MONGODB;
if (uri) viewStoreContract('MongoDB by URI', async () => ({ uri, close: async () => undefined }));
