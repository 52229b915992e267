import mongoose from 'mongoose';

/** Longest silence of a database connection during a request. */
const DATABASE_MS = 10_000;
const SELECTION_MS = 5000;

/** The database of a service, which has its name. @throws The error of a server that is unreachable */
export const openDatabase = (service: string, url: string): Promise<mongoose.Connection> =>
  mongoose
    .createConnection(url, {
      dbName: service,
      bufferCommands: false,
      autoIndex: false,
      w: 'majority',
      readConcernLevel: 'majority',
      serverSelectionTimeoutMS: SELECTION_MS,
      socketTimeoutMS: DATABASE_MS,
    })
    .asPromise();
