import { defineView, list, text, type DocumentOf, type Source } from '@pishkhan/views';
import type { DomainEvent } from '@pishkhan/decider';
import { Type } from 'typebox';
import { barredIn } from './barred.ts';
import { namesIn } from './names.ts';

const document = Type.Object(
  {
    stream: text('name of the stream'),
    category: text('category'),
    id: text('id of the record, as in the name of the stream'),
    begunAt: text('instant of the first event'),
    names: list('identifiers that the first event names, beside the id', text('identifier')),
    notFor: list('persons about whom the record is', text('user name')),
  },
  { $id: 'Stream' },
);
export type StreamDocument = DocumentOf<typeof document>;

interface Recording {
  readonly category: string;
  readonly events: Readonly<Record<string, number>>;
}

/** Events as they were stored: a first event of any version names its identifiers. */
const asStored = (deciders: readonly Recording[]): Source<DomainEvent> => ({
  from: { categories: deciders.map(({ category }) => category) },
  read: (fact) => fact,
});

/** "Which records does the service have?", for auditors. One document per stream, written with its first event. */
export const streamsViewOf = (deciders: readonly Recording[]) => {
  const categoryOf = (stream: string): string =>
    deciders.find(({ category }) => stream.startsWith(`${category}-`))!.category;
  const begins = {
    keys: ({ revision, stream }: { readonly revision: number; readonly stream: string }) =>
      revision === 0 ? [stream] : [],
    change: (
      _: StreamDocument | undefined,
      { stream, recordedAt, data }: { readonly stream: string; readonly recordedAt: string; readonly data: unknown },
    ): StreamDocument => {
      const category = categoryOf(stream);
      const id = stream.slice(category.length + 1);
      return { stream, category, id, begunAt: recordedAt, names: namesIn(id, data), notFor: barredIn(data) };
    },
  };
  const types = [...new Set(deciders.flatMap(({ events }) => Object.keys(events)))];
  return defineView({
    name: 'streams',
    version: 1,
    question: 'Which records does the service have, and which of them name an identifier? For auditors.',
    source: asStored(deciders),
    document,
    indexes: [
      { category: 1, begunAt: -1, _id: -1 },
      { names: 1, begunAt: -1, _id: -1 },
      { begunAt: -1, _id: -1 },
      { notFor: 1 },
    ],
    hidden: ['names', 'notFor'],
  }).on(Object.fromEntries(types.map((type) => [type, begins])));
};
export type StreamsView = ReturnType<typeof streamsViewOf>;
