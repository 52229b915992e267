import { inspect, isDeepStrictEqual, parseArgs } from 'node:util';
import { civilDateInTehran, formatJalaliFa, jalaliText } from '@pishkhan/calendar';
import type { RecordedEvent } from '@pishkhan/event-store';
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
    print(stream, decider, events, values.json);
    return 0;
  } finally {
    await store.close();
  }
};

const print = (stream: string, decider: AnyDecider, events: readonly RecordedEvent[], asJson: boolean): void => {
  let state = decider.initial;
  if (!asJson) console.log(`${stream}: ${events.length} event(s)`);
  for (const event of events) {
    const before = state;
    state = decider.evolve(state, { type: event.type, data: event.data });
    console.log(
      asJson
        ? JSON.stringify({
            stream,
            revision: event.revision,
            type: event.type,
            data: event.data,
            metadata: event.metadata,
            stateAfter: state,
          })
        : inWords(event, before, state),
    );
  }
};

const inWords = (event: RecordedEvent, before: unknown, after: unknown): string => {
  const { actor, recordedAt, businessDate, reason, commandId, causationId, correlationId } = event.metadata;
  const on = civilDateInTehran(new Date(recordedAt));
  return [
    ``,
    `#${event.revision} ${event.type}`,
    `   when    ${recordedAt} (${jalaliText(on)}, ${formatJalaliFa(on)}), about ${businessDate}`,
    `   actor   ${actor.subject} [${actor.roles.join(', ')}]${actor.onBehalfOf ? ` for ${actor.onBehalfOf}` : ''}`,
    `   office  ${actor.office ?? '-'}`,
    `   reason  ${reason ?? '-'}`,
    `   cause   ${causationId === commandId ? 'a person’s command' : `message ${causationId}`}, command ${commandId}, correlation ${correlationId}`,
    `   fact    ${show(event.data)}`,
    `   state   ${show(changed(before, after))}`,
  ].join('\n');
};

/** The fields of the state that the event changed; of the others only the names. */
const changed = (before: unknown, after: unknown): unknown => {
  if (!isRecord(before) || !isRecord(after)) return after;
  const same = Object.keys(after).filter((field) => isDeepStrictEqual(before[field], after[field]));
  const fields = Object.fromEntries(Object.entries(after).filter(([field]) => !same.includes(field)));
  return same.length > 0 ? { ...fields, unchanged: same.join(', ') } : fields;
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
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
