import { eventIdOf, type RecordedEvent } from '@pishkhan/event-store';
import { none, ofType, repeated, type Check, type Evidence } from './check.ts';

/** Whether this is the event of its command at this place; releases before ADR 0085 named no content in the id. */
const isAtPlace = ({ id, stream, type, data, metadata }: RecordedEvent, place: number): boolean =>
  [JSON.stringify({ type, data, metadata }), ''].some(
    (content) => id === eventIdOf(metadata.commandId, stream, place, content),
  );

/** A command's events in one stream must be the first, second … of a single append. */
const strayEvents = (log: readonly RecordedEvent[]): string[] => {
  const appends = Map.groupBy(
    log.filter(({ metadata }) => metadata.build !== 'chaos'),
    ({ stream, metadata }) => `${metadata.commandId} ${stream}`,
  );
  return [...appends.values()].flatMap((events) => {
    const [
      {
        revision: first,
        metadata: { commandId },
        stream,
      },
    ] = events as [RecordedEvent];
    const whole = events.every((event, at) => event.revision === first + at && isAtPlace(event, at));
    return whole
      ? []
      : [
          `command ${commandId} has its events twice or in several appends in ${stream}: ${events.map(({ type, revision }) => `#${revision} ${type}`).join(', ')}`,
        ];
  });
};

const names = <Data>(log: readonly RecordedEvent[], type: string, nameOf: (data: Data) => string): string[] =>
  ofType<Data>(log, type).map(({ data }) => `${type} of ${nameOf(data)}`);

/** Keys of facts that must occur only once. */
const onceOnly = (log: readonly RecordedEvent[]): string[] => [
  ...names<{ receiptNumber: string }>(log, 'PaymentReceived', ({ receiptNumber }) => `receipt ${receiptNumber}`),
  ...names<{ meterId: string; readOn: string }>(
    log,
    'ReadingAccepted',
    ({ meterId, readOn }) => `meter ${meterId} on ${readOn}`,
  ),
  ...names<{ closingReadingId: string }>(log, 'BillIssued', ({ closingReadingId }) => `reading ${closingReadingId}`),
  ...names<{ correctionId: string }>(log, 'BillsCorrected', ({ correctionId }) => `correction ${correctionId}`),
  ...names<{ correctionId: string }>(log, 'CorrectionPosted', ({ correctionId }) => `correction ${correctionId}`),
  ...names<{ linkId: string }>(log, 'ContractorDebited', ({ linkId }) => `link ${linkId}`),
  ...names<{ linkId: string }>(log, 'MiscEntryPosted', ({ linkId }) => `link ${linkId}`),
  ...names<{ linkId: string }>(log, 'ContractorCredited', ({ linkId }) => `link ${linkId}`),
  ...names<{ reverses: string }>(log, 'MiscEntryReversed', ({ reverses }) => `link ${reverses}`),
  ...names<{ accountId: string }>(log, 'AccountOpened', ({ accountId }) => `account ${accountId}`),
  ...names<{ meterId: string }>(log, 'MeterInstalled', ({ meterId }) => `meter ${meterId}`),
];

const brokenStreams = (log: readonly RecordedEvent[]): string[] =>
  [...Map.groupBy(log, ({ stream }) => stream)]
    .filter(([, events]) => events.some(({ revision }, at) => revision !== at))
    .map(([stream]) => `${stream} does not count 0, 1, 2 …`);

/** No command has its events twice, and no unique fact occurs twice (R1). */
export const nothingIsDoubled = ({ log }: Evidence): Check => {
  const once = onceOnly(log);
  return none(
    'R1',
    'effects doubled in the log',
    [...strayEvents(log), ...repeated(log.map(({ id }) => `event ${id}`)), ...repeated(once), ...brokenStreams(log)],
    `${log.length} events`,
  );
};
