import { StorageFull } from '@pishkhan/event-store';
import type { Document } from 'bson';

/** Error codes of MongoDB that drivers know. */
const codes = {
  InternalError: 1,
  BadValue: 2,
  FailedToParse: 9,
  TypeMismatch: 14,
  NamespaceNotFound: 26,
  IndexNotFound: 27,
  PathNotViable: 28,
  CursorNotFound: 43,
  NamespaceExists: 48,
  InvalidIdField: 53,
  CommandNotFound: 59,
  ImmutableField: 66,
  CannotCreateIndex: 67,
  InvalidOptions: 72,
  InvalidNamespace: 73,
  IndexOptionsConflict: 85,
  IndexKeySpecsConflict: 86,
  CommandNotSupported: 115,
  CannotIndexParallelArrays: 171,
  NoSuchTransaction: 251,
  DuplicateKey: 11000,
  OutOfDiskSpace: 14031,
} as const;

export type FailureName = keyof typeof codes;

/**
 * A command or one of its statements failed, with MongoDB's own message. `details` are further fields of the reply
 * (`keyPattern`, …).
 */
export class CommandFailure extends Error {
  readonly code: number;
  readonly codeName: FailureName;
  readonly details: Document;
  constructor(codeName: FailureName, message: string, details: Document = {}) {
    super(message);
    this.name = 'CommandFailure';
    this.codeName = codeName;
    this.code = codes[codeName];
    this.details = details;
  }
}

/**
 * An error of mingo (an unknown operator, a malformed expression) is the caller's mistake; anything else is a fault of
 * this server.
 */
export const failureOf = (error: unknown): CommandFailure => {
  if (error instanceof CommandFailure) return error;
  if (error instanceof StorageFull) return new CommandFailure('OutOfDiskSpace', error.message);
  const message = error instanceof Error ? error.message : String(error);
  const ofMingo = error instanceof Error && error.constructor.name === 'MingoError';
  return new CommandFailure(
    ofMingo ? 'BadValue' : 'InternalError',
    ofMingo ? `${message} (embedded MongoDB)` : message,
  );
};

export const failureReply = ({ message, code, codeName, details }: CommandFailure): Document => ({
  ok: 0,
  errmsg: message,
  code,
  codeName,
  ...details,
});
