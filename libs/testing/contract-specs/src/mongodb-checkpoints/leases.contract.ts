import { describe, expect, it } from '@jest/globals';
import { CheckpointMovedOn, type Leadership, type Term } from '@pishkhan/messages';
import type mongoose from 'mongoose';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { openMongoCheckpoints, openMongoLeases } from '@pishkhan/mongodb-checkpoints';
import { collectionOf, LeaseRecord } from '@pishkhan/mongodb-checkpoints/records';
import { eventually } from '@pishkhan/testing/eventually';

const TTL_MS = 1000;

/** The contract of leases among several processes; each process here has its own `Leases` on one database. */
export const leasesContract = (name: string, database: () => mongoose.Connection): void => {
  describe(`leases: ${name}`, () => {
    const fresh = () => `fresh-${randomUUID()}`;
    /** A process that works while it holds the lease, and records how many work at the same time. */
    const processOf = (lease: string, running: Set<object>, most: number[] = []) => {
      const terms: Term[] = [];
      const faults: unknown[] = [];
      const self = {};
      const begin = async (term: Term) => {
        terms.push(term);
        running.add(self);
        most.push(running.size);
        return { stop: async () => void running.delete(self) };
      };
      return {
        terms,
        faults,
        lead: (): Promise<Leadership> =>
          openMongoLeases(database(), { ttlMs: TTL_MS }).lead(lease, begin, (error) => faults.push(error)),
      };
    };
    it('one process works at a time, and another takes over at once when it stops', async () => {
      const [lease, running, most] = [fresh(), new Set<object>(), [] as number[]];
      const [one, other] = [processOf(lease, running, most), processOf(lease, running, most)];
      const [first, second] = [await one.lead(), await other.lead()];
      expect([first.leads, second.leads]).toEqual([true, false]);
      await sleep(TTL_MS * 2);
      expect([first.leads, second.leads, one.terms.length]).toEqual([true, false, 1]);
      await first.stop();
      await eventually(() => second.leads, 15_000);
      expect([first.leads, second.leads]).toEqual([false, true]);
      await second.stop();
      expect([Math.max(...most), running.size]).toEqual([1, 0]);
    }, 60_000);
    it('a silent process loses its lease after its time, and its late saves fail: they are fenced', async () => {
      const [lease, place] = [fresh(), fresh()];
      const checkpoints = openMongoCheckpoints(database());
      const token = await new LeaseRecord(collectionOf(database()), lease, TTL_MS).take();
      const fence = [{ name: `lease/${lease}`, value: token }];
      await checkpoints.save([{ name: place, value: 'in time' }], fence);
      const successor = processOf(lease, new Set());
      const leadership = await successor.lead();
      expect(leadership.leads).toBe(false);
      await eventually(() => leadership.leads, 15_000);
      await checkpoints.save([{ name: place, value: 'of the successor' }], successor.terms[0]!.fence);
      await expect(
        checkpoints.save(
          [
            { name: place, value: 'too late' },
            { name: fresh(), value: 1 },
          ],
          fence,
        ),
      ).rejects.toThrow(CheckpointMovedOn);
      expect(await checkpoints.load(place)).toBe('of the successor');
      await leadership.stop();
    }, 60_000);
    it('a process knows that its lease has expired before another can take it', async () => {
      const [lease, running] = [fresh(), new Set<object>()];
      const holder = processOf(lease, running);
      const leadership = await holder.lead();
      const term = holder.terms[0]!;
      expect(term.isHeld()).toBe(true);
      // Another process takes the lease, as after a pause longer than the term.
      await collectionOf(database()).updateOne(
        { _id: `lease/${lease}` },
        { $set: { value: '"another"', until: new Date(Date.now() + 60_000) } },
      );
      await eventually(() => !leadership.leads, 15_000);
      expect([term.isHeld(), running.size]).toEqual([false, 0]);
      await leadership.stop();
    }, 60_000);
    it('work that fails to start is reported and retried', async () => {
      let attempts = 0;
      const faults: unknown[] = [];
      const begin = async () => {
        if (++attempts < 3) throw new Error('not yet');
        return { stop: async () => {} };
      };
      const leadership = await openMongoLeases(database(), { ttlMs: TTL_MS }).lead(fresh(), begin, (error) =>
        faults.push(error),
      );
      await eventually(() => leadership.leads, 15_000);
      expect([leadership.leads, attempts, faults.length]).toEqual([true, 3, 2]);
      await leadership.stop();
    }, 60_000);
    it('a long start keeps its lease', async () => {
      const [lease, running, most] = [fresh(), new Set<object>(), [] as number[]];
      const slow = openMongoLeases(database(), { ttlMs: TTL_MS }).lead(lease, async () => {
        await sleep(TTL_MS * 2.5);
        return { stop: async () => {} };
      });
      await sleep(TTL_MS / 2);
      const other = await processOf(lease, running, most).lead();
      expect(other.leads).toBe(false);
      const leadership = await slow;
      expect([leadership.leads, other.leads, most]).toEqual([true, false, []]);
      await Promise.all([leadership.stop(), other.stop()]);
    }, 60_000);
  });
};
