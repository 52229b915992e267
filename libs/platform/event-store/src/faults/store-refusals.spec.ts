import { describe, expect, it } from '@jest/globals';
import { isOutageBy, Outage } from './outage.ts';
import { AccessDenied, InvalidPosition, NotSignedIn, storeRefusalIn } from './store-refusals.ts';

const position = { commit: 120n, prepare: 120n };
const append = { operation: 'append', stream: 'account-91000002', place: 3, user: 'services' } as const;
const follow = { operation: 'follow', stream: '$all', place: position, user: 'services' } as const;

describe('a refusal of the event store (15.3)', () => {
  it.each([new AccessDenied(append), new NotSignedIn(append), new InvalidPosition(follow)])(
    '$name is an outage for all waiting work, wrapped too',
    (refusal) => {
      expect(refusal).toBeInstanceOf(Outage);
      const wrapped = new Error('not executed', { cause: new Error('again', { cause: refusal }) });
      expect(isOutageBy()(wrapped)).toBe(true);
      expect(storeRefusalIn(wrapped)).toBe(refusal);
    },
  );
  it('names call, stream, place, user and the remedy; other errors are none', () => {
    const denied = new AccessDenied(append);
    expect(denied).toMatchObject({ name: 'AccessDenied', ...append });
    expect(denied.message).toContain('user services to append to account-91000002 at revision 3');
    expect(denied.remedy).toContain('"$w"');
    expect(new AccessDenied(follow).remedy).toContain('metadata of $all');
    expect(new AccessDenied({ ...append, user: undefined }).remedy).toContain('esdb://user:password@host');
    expect(new NotSignedIn({ ...append, user: undefined }).message).toContain('a client without a user');
    expect(new InvalidPosition(follow).message).toContain('after position 120-120');
    expect(storeRefusalIn(new Outage('no answer'))).toBeUndefined();
  });
  it('has a reason for strangers without stream and user (N19)', () => {
    for (const refusal of [new AccessDenied(append), new NotSignedIn(append), new InvalidPosition(follow)]) {
      expect(refusal.publicReason).not.toBe('');
      expect(refusal.publicReason).not.toMatch(/services\b|account-|120/);
    }
  });
});
