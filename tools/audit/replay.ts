import { inspect, parseArgs } from 'node:util';
import { civilDateInTehran, formatJalaliFa, jalaliText } from '@pishkhan/calendar';
import { changedFields, EventNotKnown, replayed, unknownEventOf, type RecordedEvent } from '@pishkhan/event-store';
import { historySource, sourceOptions } from './history-source.ts';
import { deciderOf, type AnyDecider } from './registry.ts';

/**
 * `npm run replay -- <stream>`: prints every event of a stream with actor, place, reason and cause, and the state after
 * it.
 */
const main = async (): Promise<number> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { ...sourceOptions, json: { type: 'boolean', default: false } },
  });
  const source = historySource(values);
  if (typeof source === 'string') return complain(source);
  const { store } = source;
  try {
    const stream = positionals[0];
    if (stream === undefined)
      return complain('name a stream: npm run replay -- case-…  (npm run replay -- --data FOLDER STREAM)');
    const decider = deciderOf(stream);
    if (!decider) return complain(`no service owns a stream named ${stream}`);
    const events = await store.readStream(stream);
    if (events.length === 0) return complain(`stream ${stream} does not exist`);
    return print(stream, decider, events, values.json);
  } finally {
    await store.close();
  }
};

/** @returns 1 where an event of a newer release is among them: from there on there is no state */
const print = (stream: string, decider: AnyDecider, events: readonly RecordedEvent[], asJson: boolean): number => {
  if (!asJson) console.log(`${stream}: ${events.length} event(s)`);
  const { steps, unknown } = replayed(decider, events);
  for (const event of events) {
    const { before, after } = steps[event.revision] ?? {};
    console.log(asJson ? inJson(stream, event, after) : inWords(event, before, after));
  }
  if (unknown) console.error(new EventNotKnown(unknownEventOf(unknown)).message);
  return unknown ? 1 : 0;
};

const inJson = (stream: string, { revision, type, data, metadata }: RecordedEvent, stateAfter: unknown): string =>
  JSON.stringify({ stream, revision, type, data, metadata, stateAfter });

const inWords = (event: RecordedEvent, before: unknown, after: unknown): string => {
  const { actor, recordedAt, businessDate, reason, commandId, causationId, correlationId } = event.metadata;
  const on = civilDateInTehran(new Date(recordedAt));
  return [
    ``,
    `#${event.revision} ${event.type} v${event.metadata.schemaVersion}`,
    `   when    ${recordedAt} (${jalaliText(on)}, ${formatJalaliFa(on)}), about ${businessDate}`,
    `   actor   ${actor.subject} [${actor.roles.join(', ')}]${actor.onBehalfOf ? ` for ${actor.onBehalfOf}` : ''}`,
    `   office  ${actor.office ?? '-'}`,
    `   reason  ${reason ?? '-'}`,
    `   cause   ${causationId === commandId ? 'a person’s command' : `message ${causationId}`}, command ${commandId}, correlation ${correlationId}`,
    `   fact    ${show(event.data)}`,
    `   state   ${after === undefined ? 'not known to this build' : show(changed(before, after))}`,
  ].join('\n');
};

/** The fields of the state that the event changed; of the others only the names. */
const changed = (before: unknown, after: unknown): unknown => {
  const fields = changedFields(before, after);
  if (!fields) return after;
  const values = Object.fromEntries(fields.changed.map((name) => [name, (after as Record<string, unknown>)[name]]));
  return fields.same.length > 0 ? { ...values, unchanged: fields.same.join(', ') } : values;
};

const show = (value: unknown): string =>
  inspect(value, { depth: 8, breakLength: 150, compact: 4, maxArrayLength: 50, sorted: false }).replaceAll(
    '\n',
    '\n           ',
  );

const complain = (sentence: string): number => {
  console.error(sentence);
  return 1;
};

process.exitCode = await main();
