import { Inject, Injectable } from '@nestjs/common';
import { civilDate } from '@pishkhan/calendar';
import { indexJudgementOn } from '@pishkhan/consumption';
import { Aggregates, Commands, missing, type Envelope } from '@pishkhan/service-kit';
import { createHash } from 'node:crypto';
import { ReadingContracts } from '../../contractor/reading-contracts.ts';
import { readingPolicy } from '../../review/policy/domain/reading-policy.ts';
import { RowJudging, type Delivery } from './row-judging.ts';
import { deliveriesOf, readingFile } from '../domain/reading-file.ts';
import type { FileOutcome } from '../domain/reading-file.messages.ts';
import { outcomeOf, rowsOfReaders } from '../domain/row-results.ts';
import { readingFileMustExist } from '../domain/reading-file.rules.ts';
import { filesUnderWay, type FileUnderWay } from './files-under-way.ts';
import { formatOn, readingFormat } from '../format/domain/reading-format.ts';
import { readAgreedRows, readRows } from './reading-file.csv.ts';

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
    @Inject(RowJudging) private readonly judging: RowJudging,
    @Inject(ReadingContracts) private readonly contracts: ReadingContracts,
  ) {}

  /**
   * @throws ProblemException 403 for a contractor that is not registered; 400 if the file as a whole is invalid; 409 if
   *   the company stopped its readings; EventNotKnown if a meter waits for a newer release: the other rows are stored,
   *   and that release accepts the same delivery again
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
    const number = deliveriesOf(state);
    const today = civilDate(envelope.businessDate);
    const delivery: Delivery = {
      fileId,
      contractorId,
      cause: { ...envelope, id: envelope.commandId },
      today,
      keyOf: (line) => ['row', fileId, String(line), ...(number > 0 ? [String(number)] : [])],
      contracts,
      policy: indexJudgementOn(policy.state, today),
    };
    await this.judging.mustNotBeStopped(rows, contractorId);
    const results = await this.underWay.during({ fileId, contractorId, rows: rows.length }, () =>
      this.judging.judge(rows, delivery, (more) => this.underWay.judged(fileId, more)),
    );
    const outcome = {
      ...outcomeOf({ fileId, contractorId, rows: rows.length }, results, rowsOfReaders(rows)),
      ...(agreed && { formatVersion: agreed.version }),
    };
    const command = { type: 'ReceiveReadingFile', ...outcome } as const;
    const { events } = await this.commands.execute(readingFile, fileId, command, envelope);
    const again = number > 0;
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
}

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
