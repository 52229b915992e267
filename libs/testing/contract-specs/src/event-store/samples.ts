import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { EventMetadata, NewEvent } from '@pishkhan/event-store';

/** A program that appends to the file in its first argument until it is killed. */
export const APPEND_WITHOUT_END = join(import.meta.dirname, 'append-without-end.ts');

/** A unique category, so that other content of the log does not matter. */
export const freshCategory = (): string => `fresh${randomUUID().replaceAll('-', '')}`;
export const freshStream = (category = freshCategory()): string => `${category}-${randomUUID()}`;

export const sampleMetadata = (commandId: string = randomUUID()): EventMetadata => ({
  commandId,
  commandHash: 'f'.repeat(64),
  correlationId: commandId,
  causationId: commandId,
  actor: { subject: 'clerk-101', roles: ['counterClerk'], office: 'office-101' },
  recordedAt: '2026-11-22T08:30:00.000Z',
  businessDate: '2026-11-22',
  schemaVersion: 1,
  build: 'spec',
});

export const sampleEvent = (data: unknown = { text: 'قبض گاز' }, id: string = randomUUID()): NewEvent => ({
  id,
  type: 'SampleRecorded',
  data,
  metadata: sampleMetadata(),
});
export const sampleEvents = (count: number): NewEvent[] =>
  Array.from({ length: count }, (_, index) => sampleEvent({ index }));
