import { describe, expect, it } from '@jest/globals';
import { meterInstalled, readingAccepted, readingCorrected } from '@pishkhan/contracts';
import type { DomainEvent } from '@pishkhan/decider';
import type { StoredDecider } from '@pishkhan/event-store';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { foldView } from '../fold/fold-view.ts';
import type { Fact } from '../view.ts';
import { defineView } from './define-view.ts';
import { list, oneOf, orNull, text, titled, whole } from './fields.ts';
import { shown, shownSchemaOf } from './shown.ts';
import { eventsOf, messagesOf } from './source.ts';

type Opened = DomainEvent<'Opened', { readonly office: string }>;
type Moved = DomainEvent<'Moved', { readonly by: number; readonly to: string }>;
type Noted = DomainEvent<'Noted', { readonly text: string }>;

const box: StoredDecider<never, Opened | Moved | Noted, null> = {
  category: 'box',
  events: { Opened: 2, Moved: 1, Noted: 1 },
  initial: null,
  decide: () => [],
  evolve: (state) => state,
  upcast: ({ type, data, schemaVersion }) =>
    (type === 'Opened' && schemaVersion === 1 ? { type, data: { office: 'office-1' } } : { type, data }) as Opened,
};
const document = Type.Object(
  {
    office: text('office'),
    sum: whole('sum'),
    moves: list('moves', Type.String()),
    state: orNull(oneOf('state', ['open', 'moved'])),
  },
  { $id: 'Box' },
);
const definition = {
  name: 'boxes',
  version: 1,
  question: 'What is in the box? For the spec.',
  source: eventsOf(box),
  document,
  indexes: [{ office: 1, sum: -1 }],
  hidden: ['moves'],
} as const;
const boxes = defineView(definition).on({
  Opened: (_, { data }) => ({ office: data.office, sum: 0, moves: [], state: 'open' }),
  Moved: {
    keys: ({ data, stream }) => [stream.slice('box-'.length), data.to],
    change: (known, { data }, key) =>
      known && {
        ...known,
        sum: known.sum + (key === data.to ? data.by : -data.by),
        moves: [...known.moves, data.to],
        state: 'moved',
      },
  },
  Noted: 'ignored',
});
const fact = (stream: string, type: string, data: unknown, schemaVersion = 1): Fact => ({
  type,
  data,
  schemaVersion,
  stream,
  revision: 0,
  recordedAt: '2026-11-22T08:30:00.000Z',
  businessDate: '2026-11-22',
  actor: { subject: 'spec', roles: [] },
});

describe('a view from its events', () => {
  it('keys documents by the stream’s id or by the event’s data, and upcasts old events', () => {
    const documents = foldView(boxes, [
      fact('box-1', 'Opened', {}, 1),
      fact('box-2', 'Opened', { office: 'office-2' }, 2),
      fact('box-1', 'Moved', { by: 5, to: '2' }),
      fact('box-1', 'Noted', { text: 'x' }),
    ]);
    expect([...documents.values()]).toEqual([
      { _id: '1', office: 'office-1', sum: -5, moves: ['2'], state: 'moved' },
      { _id: '2', office: 'office-2', sum: 5, moves: ['2'], state: 'moved' },
    ]);
  });
  it('takes fields and indexes of its collection from the document’s schema', () => {
    const { schema } = boxes;
    const instances = ['office', 'sum', 'moves', 'state'].map((path) => schema.path(path).instance);
    expect(instances).toEqual(['String', 'Number', 'Array', 'String']);
    expect(schema.indexes().map(([key]) => key)).toEqual([{ office: 1, sum: -1, _id: -1 }]);
  });
  it('is shown without its key and its hidden fields, in accordance with the response schema', () => {
    const one = { _id: '1', office: 'office-1', sum: 0, moves: [], state: null };
    expect(shown(boxes, one)).toEqual({ office: 'office-1', sum: 0, state: null });
    expect(shownSchemaOf(boxes)).toMatchObject({ $id: 'Box', required: ['office', 'sum', 'state'] });
    // @ts-expect-error moves are hidden
    void shown(boxes, one).moves;
  });
  it('names values in words, which the response schema shows to consoles', () => {
    const titles = { open: { fa: 'باز', en: 'open' }, moved: { fa: 'جابه‌جا', en: 'moved' } };
    const field = titled('state', titles);
    expect(field).toMatchObject({ enum: ['open', 'moved'], 'x-titles': titles, description: 'state' });
    expect(Value.Check(field, 'moved')).toBe(true);
    expect(Value.Check(field, 'lost')).toBe(false);
  });
  it('reads all messages of another service', () => {
    const indexes = defineView({ ...definition, source: messagesOf('metering'), hidden: [] }).on({
      MeterInstalled: {
        keys: ({ data }) => [data.meterId],
        change: (_, { data }) => ({ office: data.accountId, sum: data.index, moves: [], state: null }),
      },
      ReadingAccepted: {
        keys: ({ data }) => [data.meterId],
        change: (known, { data }) => known && { ...known, sum: data.index },
      },
      ReadingCorrected: 'ignored',
      MeterRemoved: 'ignored',
      ContractorRegistered: 'ignored',
      ReadingContractAgreed: 'ignored',
      ReadingContractEnded: 'ignored',
      MeterMovedToZone: 'ignored',
      ExchangeContractorAppointed: 'ignored',
      ReadingKeptAsEvidence: 'ignored',
      ReadingPolicyPublished: 'ignored',
      MeterDataErased: 'ignored',
      MeterExchangeRefused: 'ignored',
      SelfReadingRefused: 'ignored',
      MeterExchanged: 'ignored',
      MeterTakenOff: 'ignored',
    });
    const said = [meterInstalled, readingAccepted, readingCorrected].map(({ type, example }) =>
      fact('meter-1', type, example, 1),
    );
    expect(indexes.from).toEqual({ topics: ['gas.metering.v1'] });
    expect([...foldView(indexes, said).values()]).toMatchObject([{ _id: '62000001', sum: 2417 }]);
  });

  it('does not compile with a missing or an unknown event, or with another document', () => {
    const view = defineView(definition);
    // @ts-expect-error Noted is not mentioned
    view.on({ Opened: 'ignored', Moved: 'ignored' });
    // @ts-expect-error the event does not exist
    view.on({ Opened: 'ignored', Moved: 'ignored', Noted: 'ignored', Closed: 'ignored' });
    // @ts-expect-error the sum is missing
    view.on({ Opened: () => ({ office: 'o', moves: [], state: null }), Moved: 'ignored', Noted: 'ignored' });
    // @ts-expect-error the indexed field does not exist
    void { ...definition, indexes: [{ colour: 1 }] } satisfies Parameters<typeof defineView>[0];
    // @ts-expect-error a contract of the service is not mentioned
    defineView({ ...definition, source: messagesOf('customer-accounts') }).on({});
  });
});
