import { describe, expect, it } from '@jest/globals';
import { envelopeFor } from './envelope.ts';

const actor = { subject: 'clerk-101', roles: ['counterClerk'] };
const businessDate = '2026-11-22';

describe('the envelope of a command', () => {
  it('of a reaction has the ids of earlier releases: a message delivered again finds its own events', () => {
    const envelope = envelopeFor(
      { id: 'm-1', correlationId: 'c-1', actor },
      { key: ['reaction', 'm-1', 'bill-reading-when-it-is-accepted', ''], reason: 'because', businessDate },
    );
    expect(envelope).toEqual({
      commandId: '3a323fdc-4de2-5a9f-99a7-5ef8d818aa84',
      commandHash: '19e6ddb0b01de658ff084199c440c4bfeca142ee005afff1bab85f58f81d6390',
      correlationId: 'c-1',
      causationId: 'm-1',
      actor,
      reason: 'because',
      businessDate,
    });
  });
  it('without a cause is its own cause', () => {
    const envelope = envelopeFor({ actor }, { key: ['deadlines', 'case-1', 'visit'], businessDate });
    expect([envelope.causationId, envelope.correlationId]).toEqual([envelope.commandId, envelope.commandId]);
  });
  it('with different content has the same id and a different hash', () => {
    const [one, other] = ['a', 'b'].map((contentHash) =>
      envelopeFor({ actor }, { key: ['command', 'clerk-101', 'key'], contentHash, businessDate }),
    );
    expect(one!.commandId).toBe(other!.commandId);
    expect(one!.commandHash).not.toBe(other!.commandHash);
  });
});
