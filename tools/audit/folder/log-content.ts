import { DatabaseSync } from 'node:sqlite';

/** One event as stored, without its content. */
export interface StoredPlace {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly recordedAt: string | undefined;
}

const COLUMNS = `SELECT e.position, s.name AS stream, e.revision, e.id, e.type, e.data, e.metadata
  FROM events e LEFT JOIN streams s ON s.number = e.stream`;

type Row = Omit<StoredPlace, 'recordedAt'> & { readonly data: string; readonly metadata: string };

const recordedAtOf = (metadata: string): string | undefined => {
  try {
    return (JSON.parse(metadata) as { recordedAt?: string }).recordedAt;
  } catch {
    return undefined;
  }
};

/** Runs work on a file that nothing else has open, and changes nothing. */
export const reading = <Result>(file: string, work: (database: DatabaseSync) => Result): Result => {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    return work(database);
  } finally {
    database.close();
  }
};

/** Events after a position as far as they can be read, also of a damaged file. */
export const eventsAfter = (file: string, after: number): StoredPlace[] =>
  reading(file, (database) => {
    const found: StoredPlace[] = [];
    try {
      for (const row of database.prepare(`${COLUMNS} WHERE e.position > ? ORDER BY e.position`).iterate(after)) {
        const { data: _, metadata, ...place } = row as unknown as Row;
        found.push({ ...place, recordedAt: recordedAtOf(metadata) });
      }
    } catch {
      // The rest of the file cannot be read.
    }
    return found;
  });

export interface LogContent {
  readonly events: number;
  readonly head: number;
  /** One sentence for each event that cannot be read, and each gap. */
  readonly wrong: readonly string[];
}

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** Every event is readable, positions and revisions have no gap. @throws Error of SQLite */
export const logContent = (file: string): LogContent =>
  reading(file, (database) => {
    const wrong: string[] = [];
    const revisions = new Map<string, number>();
    let [events, head] = [0, 0];
    for (const each of database.prepare(`${COLUMNS} ORDER BY e.position`).iterate()) {
      const { position, stream, revision, data, metadata } = each as unknown as Row;
      if (position !== head + 1) wrong.push(`positions ${head + 1} to ${position - 1} are missing`);
      const before = revisions.get(stream) ?? -1;
      if (revision !== before + 1) wrong.push(`${stream} goes from revision ${before} to ${revision}`);
      if (!isJson(data) || !isJson(metadata)) wrong.push(`${stream} #${revision} at ${position} is unreadable`);
      revisions.set(stream, revision);
      [events, head] = [events + 1, position];
    }
    return { events, head, wrong };
  });

/** Keys of commands, and those with an unreadable answer. An earlier release wrote none. @throws Error of SQLite */
export const commandKeysIn = (file: string): { readonly keys: number; readonly unreadable: readonly string[] } =>
  reading(file, (database) => {
    if (!database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'command_keys'").get())
      return { keys: 0, unreadable: [] };
    const rows = database.prepare('SELECT id, answer FROM command_keys').all();
    const isUnreadable = (answer: unknown) => typeof answer === 'string' && !isJson(answer);
    return {
      keys: rows.length,
      unreadable: rows.filter(({ answer }) => isUnreadable(answer)).map(({ id }) => String(id)),
    };
  });
