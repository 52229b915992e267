import { civilDate as civilDay } from '@pishkhan/calendar';
import { correctionOfReading } from '../domain/correcting/estimates/own-proposals.ts';
import type { MeterChangeKept, MeterExchangeTaken, MeterRemovalTaken } from '../domain/metering/meters.messages.ts';
import { listed, readingOf, type Listed } from './reading-not-billed.ts';
import { reasonWhyKept } from './reasons.ts';

type Taken = MeterExchangeTaken['data'] | MeterRemovalTaken['data'];

/** A removal that overrules an estimate counts nothing until the estimate is corrected (15.4-32). */
export const taken = {
  keys: ({ data }: { readonly data: Taken }) => [correctionOfReading(data.removal.readingId)],
  change: (
    before: Listed | undefined,
    { data: { accountId, removal, overrulesEstimate }, businessDate }: { data: Taken; businessDate: string },
  ) => {
    if (!overrulesEstimate) return before && listed({ ...before, held: false });
    const waitsFor = 'estimateCorrection';
    return listed({
      ...readingOf(removal),
      accountId,
      countyOffice: before?.countyOffice ?? null,
      waitsFor,
      reason: reasonWhyKept(waitsFor),
      since: before?.since ?? civilDay(businessDate),
      until: null,
      billedWithoutUse: true,
      proposal: before?.proposal ?? null,
      held: false,
    });
  },
};

/** A removal, and estimates of days after it that no bill has: they are dropped (11.4, 15.4-31). */
export const removalTaken = {
  keys: ({ data: { removal, estimates = [] } }: { readonly data: MeterRemovalTaken['data'] }) =>
    [removal, ...estimates].map(({ readingId }) => correctionOfReading(readingId)),
  change: (before: Listed | undefined, event: { data: MeterRemovalTaken['data']; businessDate: string }, key: string) =>
    key === correctionOfReading(event.data.removal.readingId)
      ? taken.change(before, event)
      : before && listed({ ...before, held: false }),
};

/** An exchange or a removal that waits (11.4). */
export const keptChange = {
  keys: ({ data }: { readonly data: MeterChangeKept['data'] }) => [correctionOfReading(data.change.removal.readingId)],
  change: (
    before: Listed | undefined,
    { data: { accountId, change, waitsFor }, businessDate }: { data: MeterChangeKept['data']; businessDate: string },
  ) =>
    listed({
      ...readingOf(change.removal),
      accountId,
      countyOffice: before?.countyOffice ?? null,
      waitsFor,
      reason: reasonWhyKept(waitsFor),
      since: before?.since ?? civilDay(businessDate),
      until: null,
      billedWithoutUse: false,
      proposal: before?.proposal ?? null,
      held: true,
    }),
};
