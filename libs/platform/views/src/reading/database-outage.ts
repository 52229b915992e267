import mongoose from 'mongoose';

const { mongo } = mongoose;

/** Errors of the driver when the database is away, restarts or has another primary, or the client is being closed. */
const outages = [
  mongo.MongoNetworkError,
  mongo.MongoServerSelectionError,
  mongo.MongoNotConnectedError,
  mongo.MongoTopologyClosedError,
  mongo.MongoServerClosedError,
  mongo.MongoClientClosedError,
  mongo.MongoOperationTimeoutError,
  mongoose.Error.MongooseServerSelectionError,
] as const;

/** Of the connection pool: the driver's own errors that are neither a wrong call nor a defect. */
const isOfPool = (error: Error): boolean =>
  error instanceof mongo.MongoDriverError &&
  !(error instanceof mongo.MongoAPIError) &&
  !(error instanceof mongo.MongoRuntimeError);

/** A write to a socket that the database has closed: Node's error, which the driver passes on as it is. */
const isClosedSocket = (error: Error): boolean =>
  'code' in error && (error.code === 'EPIPE' || error.code === 'ECONNRESET');

/** WriteConflict, LockTimeout, SnapshotUnavailable. */
const CONFLICTS = new Set<unknown>([112, 24, 246]);

/** Whether another transaction was first: the database responds, and the same transaction may succeed later. */
export const isDatabaseConflict = (error: Error): boolean =>
  error instanceof mongo.MongoServerError && CONFLICTS.has(error.code);

/** OutOfDiskSpace: the database responds, and writes succeed when there is room again. */
const NO_ROOM = 14_031;

/** Whether the database has no room for a write (N15). */
export const isDatabaseFull = (error: Error): boolean =>
  error instanceof mongo.MongoServerError && error.code === NO_ROOM;

/** Whether MongoDB does not answer, has no room, or asks for the same work again. */
export const isDatabaseOutage = (error: Error): boolean =>
  isDatabaseFull(error) ||
  outages.some((outage) => error instanceof outage) ||
  isOfPool(error) ||
  isClosedSocket(error) ||
  (error instanceof mongo.MongoError &&
    (error.hasErrorLabel('TransientTransactionError') || error.hasErrorLabel('RetryableWriteError')));
