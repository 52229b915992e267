import { Inject, Injectable } from '@nestjs/common';
import type { CivilDate } from '@pishkhan/calendar';
import type { JudgementPolicy } from '@pishkhan/consumption';
import { asEventNotKnown, EventNotKnown } from '@pishkhan/event-store';
import { derivedId } from '@pishkhan/identifiers';
import {
  Aggregates,
  Commands,
  envelopeFor,
  pauses,
  pausesForOthers,
  Reads,
  somebodyWorks,
  type Cause,
} from '@pishkhan/service-kit';
import type { ReadingContract } from '../../contractor/domain/contractor.ts';
import { meter } from '../../meter/domain/meter.ts';
import { withHistory } from '../../meter/leaving/exchanging/with-history.ts';
import { metersNamed } from '../../meter/views/meters-named.ts';
import { mustNotRepeatStoppedRows } from '../bulk/rows/stopped-rows.ts';
import type { RefusedRow } from '../domain/reading-file.messages.ts';
import { inOrderOfDays, isRefused, otherFigureOf, type ReadingRow } from '../domain/reading-row.ts';
import { rowResultOf, type RowResult } from '../domain/row-results.ts';

/** Maximum number of meters written at the same time; rows of one meter are written in order. */
const METERS_IN_FLIGHT = 32;
/** Of a file for which nobody waits: they are ready together, and a turn of the process takes all of them. */
const METERS_IN_BACKGROUND = { alone: 16, besideRequests: 6 };
/** Such a meter gives way to others so long. */
const PATIENCE_MS = 100;
/** Other reactions and the stop of the file wait for a part, also for one with 2,000 readings of a single meter. */
const MOST_PATIENT_MS = 20_000;

/** Rows that are judged together, and under which name. */
export interface Delivery {
  readonly fileId: string;
  readonly contractorId: string;
  readonly cause: Cause & { readonly id: string };
  /** Day of the delivery. */
  readonly today: CivilDate;
  /** Names the command of a line, so that it is executed once. */
  readonly keyOf: (line: number) => readonly [noun: string, ...parts: string[]];
  /** Nobody waits for the file, so that its rows give way to all other work of the process. */
  readonly isInBackground?: boolean;
  /** Of the contractor (N5). */
  readonly contracts: readonly ReadingContract[];
  readonly policy: JudgementPolicy;
}

/** Judges rows of files: each row is a command to its meter (11.4). */
@Injectable()
export class RowJudging {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Aggregates) readonly aggregates: Aggregates,
    @Inject(Reads) readonly reads: Reads,
  ) {}

  /** @throws ProblemException 409 `FileMustNotRepeatWhatTheCompanyStopped` */
  mustNotBeStopped(rows: readonly (ReadingRow | RefusedRow)[], contractorId: string): Promise<void> {
    return mustNotRepeatStoppedRows(this, contractorId, rows);
  }

  /**
   * @param judged Is told how many more rows have their result
   * @throws EventNotKnown if a meter waits for a newer release; the other rows are stored
   */
  async judge(
    rows: readonly (ReadingRow | RefusedRow)[],
    file: Delivery,
    judged: (rows: number) => void = () => {},
  ): Promise<RowResult[]> {
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
    judged(refused.length);
    const queue = [...byMeter.values()].map(inOrderOfDays);
    const pause = file.isInBackground ? pausesForOthers(PATIENCE_MS, MOST_PATIENT_MS) : pauses();
    const inFlight = file.isInBackground ? inBackground() : METERS_IN_FLIGHT;
    const outcomes = Array.from({ length: inFlight }, async () => {
      const done: (RowResult | EventNotKnown)[] = [];
      for (let ofMeter = queue.pop(); ofMeter; ofMeter = queue.pop())
        for (const row of ofMeter) {
          done.push(await this.readOne(row, otherFigureOf(row, ofMeter), file).catch(asEventNotKnown));
          judged(1);
          const due = pause();
          if (due) await due;
        }
      return done;
    });
    return [...refused, ...(await Promise.all(outcomes)).flat().map(taken)];
  }

  /** A row that this delivery recorded before a crash is its own, so it has the same result again. */
  private async readOne(
    row: ReadingRow,
    otherIndex: number | undefined,
    { fileId, contractorId, cause, today, keyOf, policy, contracts }: Delivery,
  ): Promise<RowResult> {
    const { line, meterId, readOn, finding, readerId } = row;
    const command = {
      type: 'RecordReading',
      readingId: derivedId(meterId, readOn),
      readOn,
      finding,
      contractorId,
      readerId,
      today,
      policy,
      contracts,
      row: { fileId, line },
      ...(otherIndex !== undefined && { otherIndex }),
    } as const;
    const asRow = envelopeFor(cause, { key: keyOf(line), contentHash: fileId, businessDate: readOn });
    const made = withHistory(this.aggregates.load.bind(this.aggregates), command);
    return rowResultOf(row, await this.commands.attempt(meter, meterId, made, asRow));
  }
}

const inBackground = (): number => (somebodyWorks() ? METERS_IN_BACKGROUND.besideRequests : METERS_IN_BACKGROUND.alone);

const taken = (outcome: RowResult | EventNotKnown): RowResult => {
  if (outcome instanceof EventNotKnown) throw outcome;
  return outcome;
};
