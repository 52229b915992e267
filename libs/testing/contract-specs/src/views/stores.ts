import { startEmbeddedMongoDb } from '@pishkhan/embedded-mongodb';
import mongoose from 'mongoose';

export interface SpecStore {
  readonly name: string;
  /** Connects to an empty database that only the caller uses. */
  connect(database: string): Promise<SpecConnection>;
}
export interface SpecConnection {
  readonly connection: mongoose.Connection;
  close(): Promise<void>;
}

const embedded: SpecStore = {
  name: 'embedded',
  connect: async (database) => {
    const server = await startEmbeddedMongoDb({ file: ':memory:' });
    const connection = await mongoose.createConnection(server.uri(database)).asPromise();
    return {
      connection,
      close: async () => {
        await connection.close();
        await server.close();
      },
    };
  },
};

const byUri = (uri: string): SpecStore => ({
  name: 'MongoDB by URI',
  connect: async (database) => {
    const connection = await mongoose.createConnection(uri, { dbName: `pishkhan_spec_${database}` }).asPromise();
    await connection.dropDatabase();
    return {
      connection,
      close: async () => {
        await connection.dropDatabase();
        await connection.close();
      },
    };
  },
});

/**
 * The databases that the specs run on: the embedded MongoDB, and a real replica set if `PISHKHAN_SPEC_MONGODB` is its
 * URI.
 */
export const stores: readonly SpecStore[] = [
  embedded,
  ...(process.env.PISHKHAN_SPEC_MONGODB ? [byUri(process.env.PISHKHAN_SPEC_MONGODB)] : []),
];
