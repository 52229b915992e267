import { AccessDenied, InvalidPosition, NotSignedIn, StoreRefusal, type RefusedCall } from '@pishkhan/event-store';

/** Codes of gRPC. */
const UNKNOWN = 2;
const INVALID_ARGUMENT = 3;
const PERMISSION_DENIED = 7;
const UNAUTHENTICATED = 16;

/** Members of an error of gRPC or of the client. */
interface Reported {
  readonly code?: number;
  readonly message?: string;
  readonly type?: string;
}

/** The client's error for a denied batch append has a type, but neither message nor code. */
const isDenied = ({ code, type }: Reported): boolean => code === PERMISSION_DENIED || type === 'access-denied';

/**
 * "Trying to read from an invalid position." of a subscription (23.10 with code 2), "Unexpected ReadAllResult:
 * InvalidPosition" of `readAll`; both without a trailer.
 */
const isInvalidPosition = ({ code, message = '' }: Reported): boolean =>
  (code === INVALID_ARGUMENT || code === UNKNOWN) && /invalid ?position/i.test(message);

/** The only judgement of errors by which the server refuses a call. @returns Undefined for any other error */
export const refusalOf = (error: unknown, call: RefusedCall): StoreRefusal | undefined => {
  if (error instanceof StoreRefusal) return error;
  if (typeof error !== 'object' || error === null) return undefined;
  const reported = error as Reported;
  if (reported.code === UNAUTHENTICATED) return new NotSignedIn(call, { cause: error });
  if (isDenied(reported)) return new AccessDenied(call, { cause: error });
  return isInvalidPosition(reported) ? new InvalidPosition(call, { cause: error }) : undefined;
};

/** The user in an address, as the client reads it: `esdb://user:password@host`. */
export const userIn = (connectionString: string): string | undefined => {
  const user = /^[^:]+:\/\/([^:@]+):[^@]+@/.exec(connectionString)?.[1];
  return user && decodeURIComponent(user);
};
