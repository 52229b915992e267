import { formatPosition, type RecordedEvent } from '@pishkhan/event-store';
import { isAcknowledged, type Entry } from '../load/journal.ts';
import { none, ofType, type Check, type Evidence } from './check.ts';

type Ids = Readonly<Record<string, unknown>>;

/** Fields by which an answer names what was made; where the events speak of one it must be the same. */
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

/** What is wrong with an acknowledged command in the log, or nothing. */
const missing = (
  { command, commandId, answer = {}, position }: Entry,
  made: readonly RecordedEvent[],
): string | undefined => {
  if (made.length === 0)
    return command.mayBeNothing
      ? undefined
      : `${command.what} ${command.key} was acknowledged, and the log has nothing of it`;
  const strange = otherIds(answer as Ids, made);
  if (strange.length > 0)
    return `${command.what} ${command.key} was answered with another ${strange.join(', ')} than the log has`;
  const at = made.some((event) => formatPosition(event.position) === position);
  return at
    ? undefined
    : `${command.what} ${command.key} was answered with position ${position}, where command ${commandId} has no event`;
};

/** Every acknowledged command's events are in the log, with the ids and the position that it was answered with (R1). */
export const nothingAcknowledgedIsLost = ({ log, entries }: Evidence): Check => {
  const byCommand = Map.groupBy(log, ({ metadata }) => metadata.commandId);
  const acknowledged = entries.filter(isAcknowledged);
  const violations = acknowledged.flatMap(
    (entry) =>
      missing(
        entry,
        (byCommand.get(entry.commandId) ?? []).filter(({ stream }) => stream.startsWith(`${entry.command.category}-`)),
      ) ?? [],
  );
  return none('R1', 'acknowledged commands lost', violations, `${acknowledged.length} acknowledged`);
};

/** Every row of a file that was answered as accepted is a reading (R1). */
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
      ? [`file ${command.key}: ${accepted} rows were answered as accepted, the log has ${found}`]
      : [];
  });
  return none('R1', 'accepted rows of reading files lost', violations, `${delivered.length} files`);
};

/** Every command has its final answer (R1, R3). */
export const everyCommandIsAnswered = ({ entries }: Evidence): Check =>
  none(
    'R1',
    'commands without a final answer',
    entries
      .filter(({ status }) => status === undefined)
      .map(({ command, tries }) => `${command.what} ${command.key} after ${tries} tries`),
    `${entries.length} given`,
  );

/** What was refused for good was not carried out by an earlier try of the same command (R1). */
export const nothingRefusedIsDone = ({ log, entries }: Evidence): Check => {
  const done = new Set(log.map(({ metadata }) => metadata.commandId));
  const refused = entries.filter((entry) => entry.status !== undefined && !isAcknowledged(entry));
  return none(
    'R1',
    'refused commands carried out nevertheless',
    refused
      .filter(({ commandId }) => done.has(commandId))
      .map(({ command, rule }) => `${command.what} ${command.key}, refused by ${rule}`),
    `${refused.length} refused`,
  );
};
