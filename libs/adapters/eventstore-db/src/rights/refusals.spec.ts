import { describe, expect, it } from '@jest/globals';
import { AccessDeniedError, convertToCommandError } from '@eventstore/db-client';
import { Metadata } from '@grpc/grpc-js';
import { AccessDenied, InvalidPosition, NotSignedIn, START, type RefusedCall } from '@pishkhan/event-store';
import { refusalOf, userIn } from './refusals.ts';

const call: RefusedCall = { operation: 'follow', stream: '$all', place: START, user: 'services' };

/** An error as gRPC reports it, without and with the client's conversion. */
const reported = (code: number, details: string, exception?: string): Error[] => {
  const metadata = new Metadata();
  if (exception) metadata.set('exception', exception);
  const raw = Object.assign(new Error(`${code} STATUS: ${details}`), { code, details, metadata });
  return [raw, convertToCommandError(raw) as Error];
};

describe('errors by which the server refuses a call (15.3, protocol 3)', () => {
  it.each([
    ['a plain call denied', AccessDenied, reported(7, 'Access Denied', 'access-denied')],
    ['denied without a trailer', AccessDenied, reported(7, 'Access Denied')],
    ['a batch append denied, without message and code', AccessDenied, [new AccessDeniedError()]],
    ['a wrong name or password', NotSignedIn, reported(16, 'Unauthenticated')],
    [
      'a subscription from an invalid position',
      InvalidPosition,
      reported(3, 'Trying to read from an invalid position.'),
    ],
    ['the same on 23.10', InvalidPosition, reported(2, 'Trying to read from an invalid position.')],
    ['readAll from an invalid position', InvalidPosition, reported(2, 'Unexpected ReadAllResult: InvalidPosition')],
  ])('%s', (_, kind, errors) => {
    for (const error of errors) {
      const refusal = refusalOf(error, call);
      expect(refusal).toBeInstanceOf(kind);
      expect(refusal).toMatchObject({ ...call, name: kind.name, cause: error });
      expect(refusalOf(refusal, { ...call, stream: 'account-1' })).toBe(refusal);
    }
  });
  it.each([
    ['a server that is not ready', reported(14, 'Server Is Not Ready')],
    ['another invalid argument', reported(3, 'stream name is empty')],
    ['a position in the message of an outage', reported(14, 'invalid position')],
    ['no error', ['access-denied', undefined, null]],
  ])('are not %s', (_, errors) => {
    for (const error of errors) expect(refusalOf(error, call)).toBeUndefined();
  });
});

describe('the user of an address', () => {
  it.each([
    ['esdb://services:s%3Acret@127.0.0.1:2113?tls=true', 'services'],
    ['esdb+discover://bill%40office:x@a:2113,b:2113', 'bill@office'],
    ['esdb://127.0.0.1:2113?tls=false', undefined],
  ])('%s', (address, user) => expect(userIn(address)).toBe(user));
});
