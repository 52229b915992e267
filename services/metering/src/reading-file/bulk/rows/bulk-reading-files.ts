import { Inject, Injectable } from '@nestjs/common';
import { civilDate } from '@pishkhan/calendar';
import { Aggregates, Commands, missing, pauses, Reads, type Envelope } from '@pishkhan/service-kit';
import { createHash } from 'node:crypto';
import { ReadingContracts } from '../../../contractor/reading-contracts.ts';
import { formatOn, readingFormat } from '../../format/domain/reading-format.ts';
import { mustFit } from '../../format/file-fits.ts';
import { rowsIn, type Layout } from '../../format/layout.ts';
import { bulkReadingFile, type DeliveredBulkFile } from '../domain/bulk-reading-file.ts';
import type { OrderedBy } from '../domain/bulk-reading-file.messages.ts';
import { bulkReadingFileMustExist } from '../domain/bulk-reading-file.rules.ts';
import { keptRows, type KeptRows } from './kept-rows.ts';
import { mustNotRepeatStoppedRows } from './stopped-rows.ts';

/** About 250 rows, which are judged between two other reactions of the service. */
const BYTES_OF_PART = 12_000;

/** Takes a large file: its rows are on disk before the answer, and are judged afterwards (11.4). */
@Injectable()
export class BulkReadingFiles {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Aggregates) readonly aggregates: Aggregates,
    @Inject(Reads) readonly reads: Reads,
    @Inject(ReadingContracts) private readonly contracts: ReadingContracts,
  ) {}

  /**
   * The same bytes again change nothing, whether the file is done, stopped or under way.
   *
   * @throws ProblemException 403 for a contractor that is not registered; 400 if the file as a whole is invalid, before
   *   anything of it is kept; 409 if the company stopped its readings
   */
  async receive(bytes: Uint8Array, contractorId: string, envelope: Envelope): Promise<DeliveredBulkFile> {
    await this.contracts.mustBeRegistered(contractorId);
    const receivedOn = civilDate(envelope.businessDate);
    const formats = await this.aggregates.load(readingFormat, contractorId);
    const agreed = formatOn(formats.state, receivedOn);
    const fileId = createHash('sha256')
      .update(`${contractorId}\nbulk ${agreed?.version ?? 0}\n`)
      .update(bytes)
      .digest('hex');
    const { state } = await this.aggregates.load(bulkReadingFile, fileId);
    if (state.status !== 'unknown') return state;
    const layout = await mustFit(bytes, agreed?.format);
    await mustNotRepeatStoppedRows(this, contractorId, readIn(bytes, layout));
    const parts = Math.ceil(bytes.length / BYTES_OF_PART);
    const kept = keptRows({ commands: this.commands, reads: this.reads }, { fileId, contractorId, parts }, envelope);
    const rows = await keepAll(bytes, layout, kept);
    const command = {
      type: 'ReceiveBulkReadingFile',
      fileId,
      contractorId,
      rows,
      parts,
      receivedOn,
      ...(agreed && { formatVersion: agreed.version }),
    } as const;
    await this.commands.execute(bulkReadingFile, fileId, command, envelope);
    return this.stateOf(fileId);
  }

  /** @throws ProblemException 404 `BulkReadingFileMustExist` */
  async stateOf(fileId: string): Promise<DeliveredBulkFile> {
    const { state } = await this.aggregates.load(bulkReadingFile, fileId);
    if (state.status === 'unknown') throw missing(bulkReadingFileMustExist.rule, { fileId });
    return state;
  }

  async order(
    order: { readonly type: 'StopBulkReadingFile' | 'ResumeBulkReadingFile'; readonly by: OrderedBy },
    fileId: string,
    envelope: Envelope,
  ): Promise<DeliveredBulkFile> {
    await this.commands.execute(bulkReadingFile, fileId, order, envelope);
    return this.stateOf(fileId);
  }
}

/** Rows of a file that was found to fit. */
function* readIn(bytes: Uint8Array, layout: Layout) {
  for (const read of rowsIn(bytes, layout)) if ('row' in read) yield read.row;
}

/** @returns Number of rows @throws ProblemException 400 `ReadingFileMustBeSplit` */
const keepAll = async (bytes: Uint8Array, layout: Layout, kept: KeptRows): Promise<number> => {
  const pause = pauses();
  let rows = 0;
  for (const read of rowsIn(bytes, layout)) {
    if ('row' in read) {
      rows += 1;
      if (kept.add(read.row)) await kept.flush();
    }
    const due = pause();
    if (due) await due;
  }
  await kept.flush();
  return rows;
};
