import { list, optional, orNull, text, truth, whole } from '@pishkhan/views';
import { Type } from 'typebox';

const title = (about: string) =>
  Type.Object({ fa: text('in Persian'), en: text('in English') }, { $id: 'TitleOfStream', description: about });
const words = title('in words; absent where the service has none');

export const streamItem = Type.Object(
  {
    stream: text('name of the stream'),
    category: text('category'),
    id: text('id of the record'),
    begunAt: text('instant of the first event'),
    title: optional(words),
    revision: optional(whole('revision of the event asked for')),
  },
  { $id: 'StreamFound' },
);

export const streamCategories = Type.Object(
  {
    service: words,
    items: list(
      'categories of the service',
      Type.Object({ category: text('category'), title: optional(words) }, { $id: 'StreamCategory' }),
    ),
  },
  { $id: 'StreamCategories' },
);

const actor = Type.Object(
  {
    subject: text('user name'),
    roles: list('roles', text('role')),
    office: optional(text('office')),
    onBehalfOf: optional(text('person in whose place')),
  },
  { $id: 'ActorOfStep' },
);
const cause = Type.Object(
  {
    by: Type.Union([Type.Literal('person'), Type.Literal('message')]),
    commandId: text('command'),
    causationId: text('the command itself, or the event or message that caused it'),
    correlationId: text('request with which it began'),
  },
  { $id: 'CauseOfStep' },
);
const content = (about: string) => Type.Unknown({ description: about });

const step = Type.Object(
  {
    eventId: text('id of the event'),
    revision: whole('revision'),
    position: text('position in the log'),
    type: text('type of the event'),
    schemaVersion: whole('schema version of the stored event'),
    title: optional(words),
    recordedAt: text('instant of the record'),
    businessDate: text('civil date of the fact'),
    actor,
    cause,
    reason: optional(text('reason, as given')),
    data: optional(content('the stored fact')),
    state: optional(content('the state after it')),
    changed: optional(list('fields of the state that it changed', text('field'))),
  },
  { $id: 'ReplayedStep' },
);

const act = Type.Object(
  { type: text('type of the event'), title: optional(words), times: whole('how often'), lastAt: text('instant') },
  { $id: 'ActOfPerson' },
);
const personsActs = Type.Object(
  {
    subject: text('user name'),
    roles: list('roles', text('role')),
    office: optional(text('office')),
    onBehalfOf: optional(text('person in whose place')),
    acts: list('what the person did', act),
  },
  { $id: 'ActsOfPerson' },
);
const unknownEvent = Type.Object(
  {
    revision: whole('revision'),
    type: text('type'),
    schemaVersion: whole('schema version'),
    recordedAt: text('instant of the record'),
    fa: text('in Persian'),
    en: text('in English'),
  },
  { $id: 'EventOfNewerRelease' },
);

const moment = Type.Object({ at: text('instant'), day: text('civil day in Tehran') }, { $id: 'MomentOfRecord' });

export const replayedStream = Type.Object(
  {
    stream: text('name of the stream'),
    category: text('category'),
    title: optional(words),
    asOf: optional(text('civil date or instant: what was recorded later is left out')),
    length: whole('readable steps, as of then'),
    moments: list('when something was recorded, up to now; the last 500', moment),
    persons: list('who did what, as of then', personsActs),
    steps: list('the steps of this page', step),
    fields: Type.Record(Type.String(), words, { description: 'words of the fields of these steps' }),
    next: orNull(whole('revision to pass as `after` for the next page')),
    unknown: optional(unknownEvent),
    masked: truth('names, times and persons only; with a reason (X-Reason) it is whole'),
  },
  { $id: 'ReplayedStream' },
);
