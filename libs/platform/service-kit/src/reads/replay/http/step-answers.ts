import { civilDateInTehran } from '@pishkhan/calendar';
import { changedFields, formatPosition, type RecordedEvent, type ReplayedStep } from '@pishkhan/event-store';
import type { Text } from '@pishkhan/fields';
import { fieldWords } from '../field-words.ts';
import type { StreamWords } from '../words.ts';

/** A page of large states ends early, with at least one step. */
const MOST_CHARACTERS = 1_000_000;

/** The title of a wire name; nothing where the service has no words. */
export const titled = (titles: Readonly<Record<string, Text>>, name: string): { readonly title?: Text } =>
  Object.hasOwn(titles, name) ? { title: titles[name]! } : {};

const actorOf = ({ metadata: { actor } }: RecordedEvent) => ({
  subject: actor.subject,
  roles: [...actor.roles],
  ...(actor.office !== undefined && { office: actor.office }),
  ...(actor.onBehalfOf !== undefined && { onBehalfOf: actor.onBehalfOf }),
});

const headOf = (event: RecordedEvent, { events }: StreamWords) => {
  const { commandId, causationId, correlationId, schemaVersion, recordedAt, businessDate } = event.metadata;
  return {
    eventId: event.id,
    revision: event.revision,
    position: formatPosition(event.position),
    type: event.type,
    schemaVersion,
    ...titled(events, event.type),
    recordedAt,
    businessDate,
    actor: actorOf(event),
    cause: { by: causationId === commandId ? 'person' : 'message', commandId, causationId, correlationId },
  } as const;
};

const wholeOf = ({ event, before, after }: ReplayedStep<unknown>) => {
  const { reason } = event.metadata;
  const fields = changedFields(before, after);
  return {
    ...(reason !== undefined && { reason }),
    data: event.data,
    state: after,
    ...(fields && { changed: fields.changed }),
  };
};

/** The steps of a page in the form that the recorded look-up allows. */
export const stepsOf = (
  steps: readonly ReplayedStep<unknown>[],
  { isWhole, words }: { readonly isWhole: boolean; readonly words: StreamWords },
) => {
  let characters = 0;
  const answers = [];
  for (const step of steps) {
    const answer = { ...headOf(step.event, words), ...(isWhole && wholeOf(step)) };
    characters += JSON.stringify(answer).length;
    if (answers.length > 0 && characters > MOST_CHARACTERS) break;
    answers.push(answer);
  }
  return answers;
};

/** Who did what: one entry for a person with the roles and the office of the act. */
export const actsOf = (steps: readonly ReplayedStep<unknown>[], { events }: StreamWords) =>
  Map.groupBy(steps, ({ event }) => JSON.stringify(actorOf(event)))
    .values()
    .map((ofPerson) => ({
      ...actorOf(ofPerson[0]!.event),
      acts: Map.groupBy(ofPerson, ({ event }) => event.type)
        .entries()
        .map(([type, same]) => ({
          type,
          ...titled(events, type),
          times: same.length,
          lastAt: same.at(-1)!.event.metadata.recordedAt,
        }))
        .toArray(),
    }))
    .toArray();

/** Most moments that an answer lists, the latest ones. */
const MOST_MOMENTS = 500;

/** When something was recorded, each instant once, with its day in Tehran. */
export const momentsOf = (events: readonly RecordedEvent[]): readonly { readonly at: string; readonly day: string }[] =>
  [...new Set(events.map(({ metadata }) => metadata.recordedAt))]
    .slice(-MOST_MOMENTS)
    .map((at) => ({ at, day: civilDateInTehran(new Date(at)) }));

/** What is said of an event that a newer release wrote; its content is not shown. */
export const unknownOf = ({ revision, type, metadata: { schemaVersion, recordedAt } }: RecordedEvent) => ({
  revision,
  type,
  schemaVersion,
  recordedAt,
  fa: 'از اینجا رویدادی از نسخه تازه‌تر سامانه ثبت شده است که این نسخه آن را نمی‌خواند',
  en: 'From here on a newer release wrote events that this release cannot read',
});

const namesOf = (content: unknown): readonly string[] =>
  typeof content === 'object' && content !== null && !Array.isArray(content) ? Object.keys(content) : [];

/** Words of the fields that the steps show, as far as there are any. */
export const fieldsOf = (steps: ReturnType<typeof stepsOf>): Readonly<Record<string, Text>> => {
  const names = new Set(
    steps.flatMap((step) => ('data' in step ? [...namesOf(step.data), ...namesOf(step.state)] : [])),
  );
  return Object.fromEntries(Object.entries(fieldWords).filter(([name]) => names.has(name)));
};
