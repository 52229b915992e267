import { formatPosition, inCategory, type RecordedEvent } from '@pishkhan/event-store';
import { isAcknowledged, type Entry } from '../load/journal.ts';
import { none, ofType, type Check, type Evidence } from './check.ts';

type Ids = Readonly<Record<string, unknown>>;

/** Id fields of a response. An event that has one of them must have the same value. */
const IDS = [
  'accountId',
  'billId',
  'meterId',
  'fileId',
  'receiptNumber',
  'caseId',
  'trackingCode',
  'correctionId',
] as const;

const otherIds = (answer: Ids, events: readonly RecordedEvent[]): string[] =>
  IDS.filter(
    (id) =>
      answer[id] !== undefined &&
      events.every(({ data }) => (data as Ids)[id] !== answer[id]) &&
      events.some(({ data }) => (data as Ids)[id] !== undefined),
  );

/** Describes what the log lacks of an acknowledged command, if anything. */
const missing = (
  { command, commandId, answer = {}, position }: Entry,
  made: readonly RecordedEvent[],
): string | undefined => {
  if (made.length === 0)
    return command.mayBeNothing
      ? undefined
      : `${command.what} ${command.key} was acknowledged, but has no event in the log`;
  const strange = otherIds(answer as Ids, made);
  if (strange.length > 0)
    return `${command.what} ${command.key} was answered with another ${strange.join(', ')} than the log has`;
  const at = made.some((event) => formatPosition(event.position) === position);
  return at
    ? undefined
    : `${command.what} ${command.key} was answered with position ${position}, where command ${commandId} has no event`;
};

/** Every acknowledged command's events are in the log, with the ids and the position of its response (R1). */
export const nothingAcknowledgedIsLost = ({ log, entries }: Evidence): Check => {
  const byCommand = Map.groupBy(log, ({ metadata }) => metadata.commandId);
  const acknowledged = entries.filter(isAcknowledged);
  const violations = acknowledged.flatMap(
    (entry) =>
      missing(
        entry,
        (byCommand.get(entry.commandId) ?? []).filter(({ stream }) => inCategory(stream, entry.command.category)),
      ) ?? [],
  );
  return none('R1', 'acknowledged commands lost', violations, `${acknowledged.length} acknowledged`);
};

/** Every row of a file that was reported as accepted is a reading (R1). */
export const noAcceptedRowIsLost = ({ log, entries }: Evidence): Check => {
  const perFile = new Map<string, number>();
  const files = new Map(
    ofType<{ fileId: string }>(log, 'ReadingFileReceived').map(({ metadata, data }) => [
      metadata.commandId,
      data.fileId,
    ]),
  );
  for (const { metadata } of ofType(log, 'ReadingAccepted'))
    perFile.set(metadata.causationId, (perFile.get(metadata.causationId) ?? 0) + 1);
  const delivered = entries.filter((entry) => isAcknowledged(entry) && entry.command.category === 'reading-file');
  const violations = delivered.flatMap(({ command, commandId, answer }) => {
    const { accepted } = answer as { accepted: number };
    const found = perFile.get(commandId) ?? 0;
    return files.has(commandId) && found !== accepted
      ? [`file ${command.key}: ${accepted} rows were reported as accepted, the log has ${found}`]
      : [];
  });
  return none('R1', 'accepted rows of reading files lost', violations, `${delivered.length} files`);
};

/** Every command has a final response (R1, R3). */
export const everyCommandIsAnswered = ({ entries }: Evidence): Check =>
  none(
    'R1',
    'commands without a final response',
    entries
      .filter(({ status }) => status === undefined)
      .map(({ command, tries }) => `${command.what} ${command.key} after ${tries} tries`),
    `${entries.length} given`,
  );

/** A finally rejected command was not executed by an earlier attempt (R1). */
export const nothingRefusedIsDone = ({ log, entries }: Evidence): Check => {
  const done = new Set(log.map(({ metadata }) => metadata.commandId));
  const refused = entries.filter((entry) => entry.status !== undefined && !isAcknowledged(entry));
  return none(
    'R1',
    'rejected commands executed nevertheless',
    refused
      .filter(({ commandId }) => done.has(commandId))
      .map(({ command, rule }) => `${command.what} ${command.key}, rejected by ${rule}`),
    `${refused.length} refused`,
  );
};
