import type { SQLInputValue } from 'node:sqlite';
import { DurableFile } from './durable-file.ts';
import { bytesOf, COLUMNS, positionOf, recordedIn, toStored, type Row, type Stored } from './rows.ts';
import {
  AppendTooLarge,
  START,
  WrongExpectedRevision,
  type Appended,
  type ExpectedRevision,
  type NewEvent,
  type RecordedEvent,
} from '../port.ts';

/** Size limit of one append in bytes, as in EventStoreDB (24.10, 25.0). */
export const APPEND_LIMIT = 1024 * 1024;
/** Most positions in one scan, so that a rare category does not block the event loop. */
const WINDOW = 5000;

const SCHEMA = `
CREATE TABLE IF NOT EXISTS streams (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE IF NOT EXISTS events (
  position INTEGER PRIMARY KEY, stream INTEGER NOT NULL, revision INTEGER NOT NULL,
  id TEXT NOT NULL, type TEXT NOT NULL, data TEXT NOT NULL, metadata TEXT NOT NULL);
CREATE UNIQUE INDEX IF NOT EXISTS events_by_stream ON events (stream, revision);`;

export interface Scan {
  readonly events: RecordedEvent[];
  /** Every event up to this position was examined. */
  readonly upTo: number;
}

/**
 * The two tables of the log and their queries. Positions are integers here; a savepoint that is undone leaves no gap.
 */
export class EmbeddedLog {
  private readonly file: DurableFile;
  private readonly recorded: (row: Row) => RecordedEvent;
  private readonly appendLimit: number;
  private readonly onCommit: (before: number, upTo: number, stream: string) => void;

  constructor(
    { appendLimit = APPEND_LIMIT, ...options }: { file: string; readOnly?: boolean; appendLimit?: number },
    onCommit: (before: number, upTo: number, stream: string) => void,
  ) {
    this.file = new DurableFile({ ...options, schema: SCHEMA });
    this.recorded = recordedIn(options.file);
    this.appendLimit = appendLimit;
    this.onCommit = onCommit;
  }

  async append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<Appended> {
    const stored = events.map(toStored);
    const bytes = stored.reduce((sum, event) => sum + bytesOf(event), 0);
    if (bytes > this.appendLimit) throw new AppendTooLarge(stream, bytes, this.appendLimit);
    const { before, appended } = await this.file.write(() => ({
      before: this.head(),
      appended: this.appendNow(stream, expected, stored),
    }));
    const upTo = Number(appended.position.commit);
    if (upTo > before) this.onCommit(before, upTo, stream);
    return appended;
  }

  head(): number {
    return this.numbers('SELECT coalesce(max(position), 0) FROM events')![0]!;
  }

  readStream(stream: string, from: number): RecordedEvent[] {
    const rows = this.rows(
      `SELECT ${COLUMNS} FROM streams s CROSS JOIN events e ON e.stream = s.number WHERE s.name = ? AND e.revision >= ? ORDER BY e.revision`,
      [stream, from],
    );
    return this.file.read(() => rows.map(this.recorded));
  }

  /** The next events of these categories, after a position and within one window of it. */
  scan(after: number, categories: readonly string[], limit: number): Scan {
    const end = Math.min(after + WINDOW, Math.max(this.head(), after));
    if (end === after) return { events: [], upTo: after };
    const named =
      categories.length > 0 ? `AND (${categories.map(() => '(s.name >= ? AND s.name < ?)').join(' OR ')})` : '';
    const text = `SELECT ${COLUMNS} FROM events e CROSS JOIN streams s ON s.number = e.stream WHERE e.position > ? AND e.position <= ? ${named} ORDER BY e.position LIMIT ?`;
    const rows = this.rows(text, [
      after,
      end,
      ...categories.flatMap((category) => [`${category}-`, `${category}.`]),
      limit,
    ]);
    return {
      events: this.file.read(() => rows.map(this.recorded)),
      upTo: rows.length === limit ? rows.at(-1)![0] : end,
    };
  }

  /** @throws FileFault */
  checkWritable(): void {
    this.file.checkWritable();
  }

  close(): void {
    this.file.close();
  }

  private appendNow(stream: string, expected: ExpectedRevision, events: readonly Stored[]): Appended {
    const number = this.streamNumber(stream);
    const last = this.numbers(
      'SELECT revision, position FROM events WHERE stream = ? ORDER BY revision DESC LIMIT 1',
      number,
    ) ?? [-1, 0];
    const wanted = expected === 'NoStream' ? -1 : expected;
    if (last[0] !== wanted) return this.repeated(number, wanted, events) ?? this.refuse(stream, expected, last[0]!);
    if (events.length === 0) return { revision: wanted, position: wanted < 0 ? START : positionOf(last[1]!) };
    const insert = this.file.sql(
      'INSERT INTO events (stream, revision, id, type, data, metadata) VALUES (?, ?, ?, ?, ?, ?)',
    );
    const into = number || Number(this.file.sql('INSERT INTO streams (name) VALUES (?)').run(stream).lastInsertRowid);
    let position = 0;
    events.forEach(({ id, type, data, metadata }, index) => {
      position = Number(insert.run(into, wanted + 1 + index, id, type, data, metadata).lastInsertRowid);
    });
    return { revision: wanted + events.length, position: positionOf(position) };
  }

  /** The result of the first append, if exactly these events already follow the expected revision. */
  private repeated(number: number, wanted: number, events: readonly Stored[]): Appended | undefined {
    if (events.length === 0) return undefined;
    const text = 'SELECT position, id FROM events WHERE stream = ? AND revision > ? ORDER BY revision LIMIT ?';
    const found = this.file.sql(text).all(number, wanted, events.length) as {
      position: number;
      id: string;
    }[];
    const same = found.length === events.length && found.every(({ id }, index) => id === events[index]!.id);
    return same ? { revision: wanted + events.length, position: positionOf(found.at(-1)!.position) } : undefined;
  }

  private refuse(stream: string, expected: ExpectedRevision, last: number): never {
    throw new WrongExpectedRevision(stream, expected, last < 0 ? 'NoStream' : last);
  }

  private streamNumber(stream: string): number {
    return this.numbers('SELECT number FROM streams WHERE name = ?', stream)?.[0] ?? 0;
  }

  private numbers(text: string, ...values: SQLInputValue[]): number[] | undefined {
    const row = this.file.read(() => this.file.sql(text).get(...values));
    return row && (Object.values(row) as number[]);
  }

  private rows(text: string, values: SQLInputValue[]): Row[] {
    return this.file.read(() => {
      const statement = this.file.sql(text);
      statement.setReturnArrays(true);
      return statement.all(...values).map((row) => Object.values(row) as Row);
    });
  }
}
