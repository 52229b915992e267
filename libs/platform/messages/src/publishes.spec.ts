import { describe, expect, it } from '@jest/globals';
import { certificateRevoked, meterInstalled } from '@pishkhan/contracts';
import type { DomainEvent } from '@pishkhan/decider';
import { START, type RecordedEvent, type StoredDecider } from '@pishkhan/event-store';
import { publication, publishes } from './publishes.ts';

type Revoked = DomainEvent<'Revoked', { readonly subject: string; readonly office: string; readonly on: string }>;
type Noted = DomainEvent<'Noted', { readonly text: string }>;

const decider: StoredDecider<never, Revoked | Noted, null> = {
  category: 'sample',
  events: { Revoked: 2, Noted: 2 },
  initial: null,
  decide: () => [],
  evolve: (state) => state,
  upcast: ({ type, data, schemaVersion }) =>
    (schemaVersion === 1 ? { type, data: { ...(data as object), office: 'office-1' } } : { type, data }) as
      | Revoked
      | Noted,
};
const recorded = (type: string, data: unknown, schemaVersion = 2): RecordedEvent => ({
  id: 'e',
  type,
  data,
  stream: 'sample-1',
  revision: 0,
  position: START,
  metadata: {
    commandId: 'c',
    commandHash: 'h',
    correlationId: 'c',
    causationId: 'c',
    actor: { subject: 'spec', roles: [] },
    recordedAt: '2026-11-22T08:30:00.000Z',
    businessDate: '2026-11-22',
    schemaVersion,
    build: 'spec',
  },
});
const revoked = ({ data: { subject, office, on } }: { data: Revoked['data'] }) =>
  publication(certificateRevoked, { subject, office, certificateNumber: 'C-1', revokedOn: on });

describe('publishing maps', () => {
  const map = publishes(decider, { Revoked: revoked, Noted: 'private' });
  it('make a message of the contract, also from an old event', () => {
    const data = { subject: 's', on: '2026-11-22' };
    expect(map['Revoked']!(recorded('Revoked', data, 1))).toEqual({
      contract: certificateRevoked,
      data: { subject: 's', office: 'office-1', certificateNumber: 'C-1', revokedOn: '2026-11-22' },
    });
  });
  it('have no entry for private events', () => expect(Object.keys(map)).toEqual(['Revoked']));

  it('do not compile with a missing or foreign event, or with data outside the contract', () => {
    // @ts-expect-error Noted is not mentioned
    publishes(decider, { Revoked: revoked });
    // @ts-expect-error the decider has no such event
    publishes(decider, { Revoked: revoked, Noted: 'private', Moved: 'private' });
    // @ts-expect-error another contract's data
    publishes(decider, { Revoked: ({ data }) => publication(meterInstalled, data), Noted: 'private' });
  });
});
