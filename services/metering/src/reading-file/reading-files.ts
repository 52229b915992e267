import { Inject, Injectable } from '@nestjs/common';
import { civilDate } from '@pishkhan/calendar';
import { asEventNotKnown, EventNotKnown } from '@pishkhan/event-store';
import { derivedId } from '@pishkhan/identifiers';
import { Aggregates, Commands, envelopeFor, missing, Reads, type Envelope } from '@pishkhan/service-kit';
import { createHash } from 'node:crypto';
import type { ReadingContract } from '../contractor/domain/contractor.ts';
import { ReadingContracts } from '../contractor/reading-contracts.ts';
import { meter } from '../meter/domain/meter.ts';
import { withHistory } from '../meter/leaving/exchanging/with-history.ts';
import { metersNamed } from '../meter/views/meters-named.ts';
import { indexJudgementOn, type JudgementPolicy } from '@pishkhan/consumption';
import { readingPolicy } from '../review/policy/domain/reading-policy.ts';
import { deliveriesOf, readingFile } from './domain/reading-file.ts';
import type { FileOutcome, RefusedRow } from './domain/reading-file.messages.ts';
import { inOrderOfDays, isRefused, otherFigureOf, type ReadingRow } from './domain/reading-row.ts';
import { outcomeOf, rowResultOf, rowsOfReaders, type RowResult } from './domain/row-results.ts';
import { readingFileMustExist } from './domain/reading-file.rules.ts';
import { filesUnderWay, type FileUnderWay } from './files-under-way.ts';
import { formatOn, readingFormat } from './format/domain/reading-format.ts';
import { readAgreedRows, readRows } from './reading-file.csv.ts';

/** Maximum number of meters written at the same time; rows of one meter are written in order. */
const METERS_IN_FLIGHT = 32;

/**
 * Processes a contractor's file: each row is a command to its meter, and the file is recorded after all rows. The same
 * file again judges its rows again (case 03).
 */
@Injectable()
export class ReadingFiles {
  private readonly underWay = filesUnderWay();

  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Aggregates) private readonly aggregates: Aggregates,
    @Inject(Reads) private readonly reads: Reads,
    @Inject(ReadingContracts) private readonly contracts: ReadingContracts,
  ) {}

  /**
   * @throws ProblemException 403 for a contractor that is not registered; 400 if the file as a whole is invalid;
   *   EventNotKnown if a meter waits for a newer release: the other rows are stored, and that release accepts the same
   *   delivery again
   */
  async receive(sent: SentFile, contractorId: string, envelope: Envelope): Promise<Received> {
    const contracts = await this.contracts.contractsOf(contractorId);
    const formats = await this.aggregates.load(readingFormat, contractorId);
    const agreed = formatOn(formats.state, civilDate(envelope.businessDate));
    const rows = agreed ? await readAgreedRows(sent.bytes, agreed.format) : await readRows(sent.csv);
    const csv = agreed ? new TextDecoder(agreed.format.encoding).decode(sent.bytes) : sent.csv;
    const fileId = createHash('sha256').update(`${contractorId}\n${csv}`).digest('hex');
    const [{ state }, policy] = await Promise.all([
      this.aggregates.load(readingFile, fileId),
      this.aggregates.load(readingPolicy, 'index-judgement'),
    ]);
    const delivery = {
      fileId,
      contractorId,
      envelope,
      number: deliveriesOf(state),
      contracts,
      policy: indexJudgementOn(policy.state, civilDate(envelope.businessDate)),
    };
    const results = await this.underWay.during({ fileId, contractorId, rows: rows.length }, () =>
      this.readAll(rows, delivery),
    );
    const outcome = {
      ...outcomeOf({ fileId, contractorId, rows: rows.length }, results, rowsOfReaders(rows)),
      ...(agreed && { formatVersion: agreed.version }),
    };
    const command = { type: 'ReceiveReadingFile', ...outcome } as const;
    const { events } = await this.commands.execute(readingFile, fileId, command, envelope);
    const again = deliveriesOf(state) > 0;
    return { outcome: events.findLast((event) => event.type === 'ReadingFileReceived')?.data ?? outcome, again };
  }

  /** @throws ProblemException 404 `ReadingFileMustExist` */
  async lastOutcomeOf(fileId: string): Promise<FileOutcome> {
    const { state } = await this.aggregates.load(readingFile, fileId);
    if (state.status === 'unknown') throw missing(readingFileMustExist.rule, { id: fileId });
    return state;
  }

  underWayOf(contractorId: string): FileUnderWay[] {
    return this.underWay.of(contractorId);
  }

  private async readAll(rows: readonly (ReadingRow | RefusedRow)[], file: Delivery): Promise<RowResult[]> {
    const { fileId } = file;
    const refused = rows.filter(isRefused).map((row): RowResult => ({ result: 'refused', row }));
    const valid = rows.filter((row): row is ReadingRow => !isRefused(row));
    const meterOf = await metersNamed(
      this.reads,
      valid.map(({ meterId }) => meterId),
    );
    const byMeter = Map.groupBy(
      valid.map((row) => ({ ...row, meterId: meterOf(row.meterId) })),
      ({ meterId }) => meterId,
    );
    this.underWay.judged(fileId, refused.length);
    const queue = [...byMeter.values()].map(inOrderOfDays);
    const outcomes = Array.from({ length: METERS_IN_FLIGHT }, async () => {
      const done: (RowResult | EventNotKnown)[] = [];
      for (let ofMeter = queue.pop(); ofMeter; ofMeter = queue.pop())
        for (const row of ofMeter) {
          done.push(await this.readOne(row, otherFigureOf(row, ofMeter), file).catch(asEventNotKnown));
          this.underWay.judged(fileId, 1);
        }
      return done;
    });
    return [...refused, ...(await Promise.all(outcomes)).flat().map(taken)];
  }

  /** A row that this delivery recorded before a crash is its own, so it has the same result again. */
  private async readOne(
    row: ReadingRow,
    otherIndex: number | undefined,
    { fileId, contractorId, envelope, number, policy, contracts }: Delivery,
  ): Promise<RowResult> {
    const { line, meterId, readOn, finding, readerId } = row;
    const command = {
      type: 'RecordReading',
      readingId: derivedId(meterId, readOn),
      readOn,
      finding,
      contractorId,
      readerId,
      today: civilDate(envelope.businessDate),
      policy,
      contracts,
      row: { fileId, line },
      ...(otherIndex !== undefined && { otherIndex }),
    } as const;
    const asRow = envelopeFor(
      { ...envelope, id: envelope.commandId },
      {
        key: ['row', fileId, String(line), ...(number > 0 ? [String(number)] : [])],
        contentHash: fileId,
        businessDate: readOn,
      },
    );
    return rowResultOf(
      row,
      await this.commands.attempt(
        meter,
        meterId,
        withHistory(this.aggregates.load.bind(this.aggregates), command),
        asRow,
      ),
    );
  }
}

const taken = (outcome: RowResult | EventNotKnown): RowResult => {
  if (outcome instanceof EventNotKnown) throw outcome;
  return outcome;
};

/** A file as its header decodes it, and its bytes for the encoding of an agreed format. */
export interface SentFile {
  readonly csv: string;
  readonly bytes: Uint8Array;
}

interface Received {
  readonly outcome: FileOutcome;
  /** The file had arrived before. */
  readonly again: boolean;
}

interface Delivery {
  readonly fileId: string;
  readonly contractorId: string;
  readonly envelope: Envelope;
  /** Deliveries of the same file before this one. */
  readonly number: number;
  /** Of the contractor (N5). */
  readonly contracts: readonly ReadingContract[];
  readonly policy: JudgementPolicy;
}
