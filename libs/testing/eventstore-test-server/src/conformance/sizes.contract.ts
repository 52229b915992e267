import { expect, it } from '@jest/globals';
import {
  MaxAppendSizeExceededError,
  NO_STREAM,
  type AppendToStreamOptions,
  type EventStoreDBClient,
} from '@eventstore/db-client';
import { event, freshName, ids, take } from './samples.ts';

const MiB = 1024 * 1024;
const large = (bytes: number) =>
  Array.from({ length: Math.ceil(bytes / (MiB / 4)) }, () => event({ text: 'x'.repeat(MiB / 4) }));

/** Requirements for a server of any limit. One of 1 MiB rejects both appends, one of 256 MiB accepts both. */
export const sizes = (
  client: () => EventStoreDBClient,
  how: () => Pick<AppendToStreamOptions, 'credentials'>,
): void => {
  it.each([
    ['14', 1.2 * MiB],
    ['15: more than the client sends in one message', 4.2 * MiB],
  ])(
    '%s: %d bytes are stored whole, in order, and recognised when repeated; over the limit, the error names the limit and nothing is written',
    async (_, bytes) => {
      const [stream, written] = [freshName(), large(bytes)];
      const append = () => client().appendToStream(stream, written, { expectedRevision: NO_STREAM, ...how() });
      const answer = await append().catch((error: unknown) => error);
      if (answer instanceof MaxAppendSizeExceededError) {
        expect(answer.maxAppendSize).toBeLessThan(bytes);
        expect(answer.maxAppendSize).toBeGreaterThanOrEqual(MiB);
        await expect(take(client().readStream(stream))).rejects.toMatchObject({ type: 'stream-not-found' });
        return;
      }
      expect(answer).toMatchObject({ success: true, nextExpectedRevision: BigInt(written.length - 1) });
      expect(ids(await take(client().readStream(stream)))).toEqual(ids(written));
      expect(await append()).toEqual(answer);
      await expect(
        client().appendToStream(stream, [...written, event()], { expectedRevision: NO_STREAM, ...how() }),
      ).rejects.toMatchObject({ type: 'wrong-expected-version' });
    },
  );
  it('14: just below 1 MiB is accepted by every server', async () => {
    const [stream, written] = [freshName(), [...large(0.7 * MiB), ...Array.from({ length: 1000 }, () => event({}))]];
    expect(
      (await client().appendToStream(stream, written, { expectedRevision: NO_STREAM, ...how() })).nextExpectedRevision,
    ).toBe(BigInt(written.length - 1));
  });
};
