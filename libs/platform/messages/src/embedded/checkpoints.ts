import { DurableFile } from '@pishkhan/event-store';
import { CheckpointMovedOn, type Checkpoints, type Condition, type Move } from '../port.ts';

const SCHEMA = 'CREATE TABLE IF NOT EXISTS checkpoints (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;';

type Row = { name: string; value: string };

/** The first string after all strings with this prefix, in SQLite's byte order. */
const after = (prefix: string): string =>
  prefix.slice(0, -1) + String.fromCharCode(prefix.charCodeAt(prefix.length - 1) + 1);

const rowsBelow = (file: DurableFile, prefix: string): Row[] => {
  const rows = prefix
    ? file
        .sql('SELECT name, value FROM checkpoints WHERE name >= ? AND name < ? ORDER BY name')
        .all(prefix, after(prefix))
    : file.sql('SELECT name, value FROM checkpoints ORDER BY name').all();
  return rows as Row[];
};

const textOf = (value: unknown): string => JSON.stringify(value) ?? 'null';

const SELECT = 'SELECT value FROM checkpoints WHERE name = ?';
const REPLACE =
  'INSERT INTO checkpoints (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value';

const holds = (file: DurableFile, { name, value }: Condition): boolean => {
  const row = file.sql(SELECT).get(name) as Pick<Row, 'value'> | undefined;
  return row?.value === (value === undefined ? undefined : textOf(value));
};

/** @throws CheckpointMovedOn */
const mustHold = (file: DurableFile, condition: Condition): void => {
  if (!holds(file, condition)) throw new CheckpointMovedOn(condition.name);
};

/** @returns Names with another value, which have not moved */
const movedOf = (file: DurableFile, moves: readonly Move[]): string[] =>
  moves.flatMap((move) => {
    if (!holds(file, move)) return [move.name];
    file.sql(REPLACE).run(move.name, textOf(move.to));
    return [];
  });

export interface EmbeddedCheckpoints extends Checkpoints {
  close(): Promise<void>;
}

/** Checkpoints in an SQLite file; a save is durable when it resolves. */
export const openEmbeddedCheckpoints = ({ file: path }: { readonly file: string }): EmbeddedCheckpoints => {
  const file = new DurableFile({ file: path, schema: SCHEMA });
  const load = (name: string): unknown => {
    const row = file.sql(SELECT).get(name) as Pick<Row, 'value'> | undefined;
    return row && (JSON.parse(row.value) as unknown);
  };
  return {
    load: async (name) => load(name),
    loadAll: async (names) =>
      new Map(names.map((name) => [name, load(name)] as const).filter(([, value]) => value !== undefined)),
    list: async (prefix) =>
      rowsBelow(file, prefix).map(({ name, value }) => ({ name, value: JSON.parse(value) as unknown })),
    save: async (entries, onlyIf = []) => {
      const rows = entries.map(({ name, value }) => [name, textOf(value)] as const);
      const statement = file.sql(REPLACE);
      await file.write(() => {
        for (const condition of onlyIf) mustHold(file, condition);
        for (const row of rows) statement.run(...row);
      });
    },
    moveEach: async (moves) => {
      let moved: readonly string[] = [];
      await file.write(() => (moved = movedOf(file, moves)));
      if (moved.length > 0) throw new CheckpointMovedOn(moved.join(', '));
    },
    remove: (names) =>
      file.write(() => names.forEach((name) => file.sql('DELETE FROM checkpoints WHERE name = ?').run(name))),
    close: async () => file.close(),
  };
};
