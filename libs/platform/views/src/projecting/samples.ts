import { eventCatalogueOf, type EventMetadata, type EventStore, type NewEvent } from '@pishkhan/event-store';
import type { ContractMessage, Leases } from '@pishkhan/messages';
import mongoose from 'mongoose';
import { randomUUID } from 'node:crypto';
import type { View } from '../view.ts';

const actor = { subject: 'clerk-101', roles: ['counterClerk'], office: 'office-101' };

/** Sum per office: a fact of any account changes it, so that a repeated or lost fact shows. */
export interface OfficeSum {
  readonly sum: number;
  readonly facts: number;
  /** Depends on the order of the facts. */
  readonly trail: number;
}

type Moved = { office: string; by: number };

/** Sums per office; a fact with amount zero removes the document. */
const officeSumsFrom = (from: View<OfficeSum>['from']): View<OfficeSum> => ({
  name: 'office-sums',
  version: 1,
  question: 'How much has each office moved? For the spec.',
  from,
  schema: new mongoose.Schema({ _id: String, sum: Number, facts: Number, trail: Number }).index({ sum: 1, _id: 1 }),
  keysOf: ({ data }) => [(data as Moved).office],
  apply: (document = { sum: 0, facts: 0, trail: 0 }, { data }) => {
    const { by } = data as Moved;
    return by === 0
      ? undefined
      : { sum: document.sum + by, facts: document.facts + 1, trail: (document.trail * 31 + by) % 1_000_003 };
  },
});
export const officeSums = officeSumsFrom({ categories: ['account'] });
export const officeSumsOfTopics = officeSumsFrom({ topics: ['gas.samples.v1'] });

/** The events that the specs' build knows. */
export const catalogue = eventCatalogueOf([
  { category: 'account', events: { AmountMoved: 1 } },
  { category: 'meter', events: { AmountMoved: 1 } },
]);

export const moved = (office: string, by: number): NewEvent => {
  const id = randomUUID();
  const metadata: EventMetadata = {
    commandId: id,
    commandHash: 'f'.repeat(64),
    correlationId: id,
    causationId: id,
    actor,
    recordedAt: '2026-11-22T08:30:00.000Z',
    businessDate: '2026-11-22',
    schemaVersion: 1,
    build: 'spec',
  };
  return { id, type: 'AmountMoved', data: { office, by }, metadata };
};

export const movedMessage = (stream: string, revision: number, office: string, by: number): ContractMessage => ({
  id: `${stream}/${revision}`,
  type: 'AmountMoved',
  version: 1,
  source: 'samples',
  stream,
  revision,
  previousRevision: revision - 1,
  recordedAt: '2026-11-22T08:30:00.000Z',
  businessDate: '2026-11-22',
  correlationId: 'c',
  causationId: 'c',
  actor,
  data: { office, by },
});

/** Appends events to one stream, one after the other. */
export const writeStream = async (store: EventStore, stream: string, events: readonly NewEvent[]): Promise<void> => {
  for (const [index, event] of events.entries())
    await store.append(stream, index === 0 ? 'NoStream' : index - 1, [event]);
};

type Work = Parameters<Leases['lead']>[1];

/**
 * A lease that the spec moves between processes; the previous holder is stopped first or, as after a long pause, later.
 */
export const movingLease = () => {
  const works: Work[] = [];
  const running = new Map<number, { stop(): Promise<void> }>();
  let holder = -1;
  const give = async (to: number): Promise<void> => {
    holder = to;
    running.set(to, await works[to]!({ fence: [], isHeld: () => holder === to }));
  };
  const take = async (from: number): Promise<void> => {
    await running.get(from)?.stop();
    running.delete(from);
  };
  const leases: Leases = {
    lead: async (_, work) => {
      const at = works.push(work) - 1;
      return {
        get leads() {
          return running.has(at);
        },
        stop: () => take(at),
      };
    },
  };
  return { leases, give, take };
};
