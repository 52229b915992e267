import { DatabaseSync } from 'node:sqlite';
import type { Position } from '@pishkhan/event-store';

/** Distance of two records on the wire, roughly. */
const STRIDE = 64n;
/** Where within its stride an append without events is, which leaves a record in a real log. */
const EMPTY_APPEND = 40n;

/** From 0 to 31, so that the gaps are uneven. */
const unevenness = (record: bigint): bigint => {
  const mixed = Math.imul(Number(BigInt.asUintN(32, record)) + 1, 0x9e_37_79_b1);
  return BigInt(Math.imul(mixed ^ (mixed >>> 15), 0x85_eb_ca_6b) >>> 27);
};

const at = (commit: bigint): Position => ({ commit, prepare: commit });

/** A position that a client names. */
export interface Place {
  /** Number of the last record that starts at the position or before it. It may be past the end of the log. */
  readonly record: bigint;
  /** That record starts there; `emptyAppend`: an append without events after it does; `none`: no record does. */
  readonly starts: 'record' | 'emptyAppend' | 'none';
}

/**
 * The one place where positions cross between the wire and the log. On the wire they rise with uneven gaps, as byte
 * offsets do; inside they are the numbers of the records, dense from 1. Records up to `denseUpTo` have their number as
 * position on the wire too, because clients have saved those positions.
 */
export class Positions {
  private readonly denseUpTo: bigint;

  constructor(denseUpTo = 0n) {
    this.denseUpTo = denseUpTo;
  }

  onWire({ commit }: Position): Position {
    return at(this.startOf(commit));
  }

  /** Position of an append without events, when this was the head of the log. */
  ofEmptyAppend({ commit }: Position): Position {
    return at(this.strideOf(commit) + EMPTY_APPEND);
  }

  placeOf({ commit, prepare }: Position): Place {
    const record = this.recordAt(commit);
    if (commit < prepare) return { record, starts: 'none' };
    if (commit === this.startOf(record)) return { record, starts: 'record' };
    return { record, starts: commit === this.ofEmptyAppend(at(record)).commit ? 'emptyAppend' : 'none' };
  }

  private strideOf(record: bigint): bigint {
    return record <= this.denseUpTo ? record : this.denseUpTo + (record - this.denseUpTo) * STRIDE;
  }

  private startOf(record: bigint): bigint {
    return record <= this.denseUpTo ? record : this.strideOf(record) + unevenness(record);
  }

  private recordAt(commit: bigint): bigint {
    if (commit <= this.denseUpTo) return commit;
    const record = this.denseUpTo + (commit - this.denseUpTo) / STRIDE;
    return this.startOf(record) <= commit ? record : record - 1n;
  }
}

const TABLE = 'CREATE TABLE IF NOT EXISTS wire_positions (dense_up_to INTEGER NOT NULL)';

/**
 * The positions of a file. One that already has events when this server first opens it was served with dense positions;
 * its head of that moment is remembered in the file, so that a copy of the file has it too.
 */
export const positionsOf = (file: string, head: Position): Positions => {
  if (file === ':memory:') return new Positions();
  const database = new DatabaseSync(file, { timeout: 5000 });
  try {
    database.exec(`BEGIN IMMEDIATE; ${TABLE};`);
    database
      .prepare('INSERT INTO wire_positions SELECT ? WHERE NOT EXISTS (SELECT * FROM wire_positions)')
      .run(head.commit);
    database.exec('COMMIT');
    return new Positions(
      BigInt(Number(database.prepare('SELECT dense_up_to FROM wire_positions').get()!['dense_up_to'])),
    );
  } finally {
    database.close();
  }
};
