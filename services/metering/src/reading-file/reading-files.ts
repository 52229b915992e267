import { Inject, Injectable } from '@nestjs/common';
import { civilDate } from '@pishkhan/calendar';
import { asEventNotKnown, EventNotKnown } from '@pishkhan/event-store';
import { derivedId } from '@pishkhan/identifiers';
import { Aggregates, Commands, envelopeFor, type Envelope } from '@pishkhan/service-kit';
import { createHash } from 'node:crypto';
import { meter } from '../meter/domain/meter.ts';
import { deliveredAgain, readingFile } from './domain/reading-file.ts';
import type { FileOutcome, RefusedRow } from './domain/reading-file.messages.ts';
import { isRefused, refusedByMeter, type ReadingRow } from './domain/reading-row.ts';
import { readRows } from './reading-file.csv.ts';

/** Maximum number of meters written at the same time; rows of one meter are written in order. */
const METERS_IN_FLIGHT = 32;

type RowOutcome = 'accepted' | 'unchanged' | RefusedRow;

/** Processes a contractor's file: each row is a command to its meter, and the file is recorded after all rows. */
@Injectable()
export class ReadingFiles {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Aggregates) private readonly aggregates: Aggregates,
  ) {}

  /**
   * @throws ProblemException 400 if the file as a whole is invalid; EventNotKnown if a meter waits for a newer release:
   *   the other rows are stored, and that release accepts the same delivery again
   */
  async receive(csv: string, contractorId: string, envelope: Envelope): Promise<FileOutcome> {
    const rows = readRows(csv);
    const fileId = createHash('sha256').update(`${contractorId}\n${csv}`).digest('hex');
    const { state } = await this.aggregates.load(readingFile, fileId);
    const outcome =
      state.status === 'received'
        ? state
        : outcomeOf(
            { fileId, contractorId, rows: rows.length },
            await this.readAll(rows, { fileId, contractorId, envelope }),
          );
    const { fileId: id, rows: count, accepted, unchanged, refused } = outcome;
    const result = await this.commands.execute(
      readingFile,
      fileId,
      { type: 'ReceiveReadingFile', fileId: id, contractorId, rows: count, accepted, unchanged, refused },
      envelope,
    );
    return result.events.find((event) => event.type === 'ReadingFileReceived')?.data ?? deliveredAgain(outcome);
  }

  private async readAll(rows: readonly (ReadingRow | RefusedRow)[], file: Delivery): Promise<RowOutcome[]> {
    const refused: RowOutcome[] = rows.filter(isRefused);
    const byMeter = Map.groupBy(
      rows.filter((row): row is ReadingRow => !isRefused(row)),
      ({ meterId }) => meterId,
    );
    const queue = [...byMeter.values()].map((ofMeter) =>
      ofMeter.toSorted((a, b) => (a.readOn < b.readOn ? -1 : a.readOn > b.readOn ? 1 : a.line - b.line)),
    );
    const outcomes = Array.from({ length: METERS_IN_FLIGHT }, async () => {
      const done: (RowOutcome | EventNotKnown)[] = [];
      for (let ofMeter = queue.pop(); ofMeter; ofMeter = queue.pop())
        for (const row of ofMeter) done.push(await this.readOne(row, file).catch(asEventNotKnown));
      return done;
    });
    return [...refused, ...(await Promise.all(outcomes)).flat().map(taken)];
  }

  /** A row that this file recorded before a crash is its own reading, so it counts as accepted. */
  private async readOne(
    { line, meterId, readOn, finding, readerId }: ReadingRow,
    { fileId, contractorId, envelope }: Delivery,
  ): Promise<RowOutcome> {
    const command = {
      type: 'RecordReading',
      readingId: derivedId(meterId, readOn),
      readOn,
      finding,
      contractorId,
      readerId,
      today: civilDate(envelope.businessDate),
    } as const;
    const asRow = envelopeFor(
      { ...envelope, id: envelope.commandId },
      { key: ['row', fileId, String(line)], contentHash: fileId, businessDate: readOn },
    );
    const result = await this.commands.attempt(meter, meterId, command, asRow);
    if ('rejected' in result) return refusedByMeter(line, result);
    return result.outcome === 'nothing' ? 'unchanged' : 'accepted';
  }
}

const taken = (outcome: RowOutcome | EventNotKnown): RowOutcome => {
  if (outcome instanceof EventNotKnown) throw outcome;
  return outcome;
};

interface Delivery {
  readonly fileId: string;
  readonly contractorId: string;
  readonly envelope: Envelope;
}

const outcomeOf = (
  file: Pick<FileOutcome, 'fileId' | 'contractorId' | 'rows'>,
  outcomes: readonly RowOutcome[],
): FileOutcome => ({
  ...file,
  accepted: outcomes.filter((outcome) => outcome === 'accepted').length,
  unchanged: outcomes.filter((outcome) => outcome === 'unchanged').length,
  refused: outcomes.filter((outcome) => typeof outcome !== 'string').sort((a, b) => a.line - b.line),
});
