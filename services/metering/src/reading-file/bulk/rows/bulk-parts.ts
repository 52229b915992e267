import { Inject, Injectable } from '@nestjs/common';
import { indexJudgementOn } from '@pishkhan/consumption';
import { factOf } from '@pishkhan/event-store';
import { Aggregates, type Cause } from '@pishkhan/service-kit';
import { ReadingContracts } from '../../../contractor/reading-contracts.ts';
import { readingPolicy } from '../../../review/policy/domain/reading-policy.ts';
import { outcomeOf, rowsOfReaders } from '../../domain/row-results.ts';
import { RowJudging } from '../../receiving/row-judging.ts';
import type { PartOutcome } from '../domain/bulk-reading-file.messages.ts';
import type { DeliveredBulkFile } from '../domain/bulk-reading-file.ts';
import { bulkReadingRows, rowsIdOf } from '../domain/bulk-reading-rows.ts';

/** Judges the kept rows of one part of a large file. A second time it finds the readings of the first. */
@Injectable()
export class BulkParts {
  constructor(
    @Inject(Aggregates) private readonly aggregates: Aggregates,
    @Inject(RowJudging) private readonly judging: RowJudging,
    @Inject(ReadingContracts) private readonly contracts: ReadingContracts,
  ) {}

  async judge({ file }: DeliveredBulkFile, part: number, cause: Cause & { readonly id: string }): Promise<PartOutcome> {
    const { fileId, contractorId, receivedOn } = file;
    const history = await this.aggregates.history(bulkReadingRows, rowsIdOf(fileId, part));
    const rows = history.flatMap((event) => {
      const { type, data } = factOf(bulkReadingRows, event);
      return type === 'BulkReadingRowsKept' ? [...data.refused, ...data.rows] : [];
    });
    const [contracts, policy] = await Promise.all([
      this.contracts.contractsOf(contractorId),
      this.aggregates.load(readingPolicy, 'index-judgement'),
    ]);
    const results = await this.judging.judge(rows, {
      fileId,
      contractorId,
      cause,
      today: receivedOn,
      keyOf: (line) => ['bulk-row', fileId, String(line)],
      isInBackground: true,
      contracts,
      policy: indexJudgementOn(policy.state, receivedOn),
    });
    const outcome = outcomeOf({ fileId, contractorId, rows: rows.length }, results, rowsOfReaders(rows));
    const { accepted, unchanged, refused, held = [], readers = [] } = outcome;
    return { part, rows: rows.length, accepted, unchanged, refused, held, readers };
  }
}
