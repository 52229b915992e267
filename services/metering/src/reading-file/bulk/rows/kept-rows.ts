import { serialKey } from '@pishkhan/fields';
import { personalNumberIn } from '@pishkhan/identifiers';
import { envelopeFor, mustHold, type Commands, type Envelope, type Reads } from '@pishkhan/service-kit';
import { trusted } from '@pishkhan/views';
import { meterCard } from '../../../meter/views/meter-card.view.ts';
import type { RefusedRow } from '../../domain/reading-file.messages.ts';
import { readingFileMustBeSplit } from '../../domain/reading-file.rules.ts';
import { isRefused, type ReadingRow } from '../../domain/reading-row.ts';
import { outsideContract } from '../../domain/row-results.ts';
import { bulkReadingRows, rowsIdOf } from '../domain/bulk-reading-rows.ts';

/** Rows in memory before they are appended, whatever the size of the file. */
const MOST_WAITING = 20_000;
/** Rows of one append, which the store limits to 1 MiB. */
const MOST_APPENDED = 1_000;
/**
 * Readings of a part, whose results are one event. A part has about 250, unless a meter has very many; nobody else has
 * a turn until they are judged.
 */
const MOST_IN_PART = 2_000;
/** Appends at the same time; the store writes them together. */
const IN_FLIGHT = 32;

interface Target {
  readonly fileId: string;
  readonly contractorId: string;
  readonly parts: number;
}
interface Waiting {
  readonly rows: ReadingRow[];
  readonly refused: RefusedRow[];
}
export interface KeptRows {
  /** @returns Whether `flush` is due @throws ProblemException 400 `ReadingFileMustBeSplit` */
  add(row: ReadingRow | RefusedRow): boolean;
  flush(): Promise<void>;
}

const partOf = (row: ReadingRow | RefusedRow, parts: number): number => {
  if (isRefused(row)) return row.line % parts;
  let hash = 0;
  for (const letter of serialKey(row.meterId)) hash = (hash * 31 + letter.codePointAt(0)!) >>> 0;
  return hash % parts;
};

/**
 * A serial that looks like a number of a person is kept only if a meter has it; the row of another one is refused as it
 * would be later (N5, N17).
 */
const withoutPersons = async (reads: Reads, waiting: Iterable<Waiting>): Promise<void> => {
  const looksLikePerson = ({ meterId }: ReadingRow) => personalNumberIn(meterId) !== undefined;
  const lists = [...waiting];
  const keys = [
    ...new Set(lists.flatMap(({ rows }) => rows.filter(looksLikePerson).map((row) => serialKey(row.meterId)))),
  ];
  if (keys.length === 0) return;
  await reads.upToDate(meterCard);
  const cards = await reads
    .model(meterCard)
    .find({ serialKey: trusted({ $in: keys }) })
    .lean();
  const known = new Set(cards.map((card) => card.serialKey));
  for (const { rows, refused } of lists) {
    const isKept = (row: ReadingRow) => !looksLikePerson(row) || known.has(serialKey(row.meterId));
    refused.push(...rows.filter((row) => !isKept(row)).map(outsideContract));
    rows.splice(0, rows.length, ...rows.filter(isKept));
  }
};

/** Appends the rows of a file to the streams of its parts. A repeated delivery appends nothing anew. */
export const keptRows = (
  { commands, reads }: { readonly commands: Commands; readonly reads: Reads },
  { fileId, contractorId, parts }: Target,
  envelope: Envelope,
): KeptRows => {
  const chunks = new Map<number, number>();
  const readingsOf = new Map<number, number>();
  let waiting = new Map<number, Waiting>();
  let count = 0;
  const appendChunk = async (part: number, { rows, refused }: Waiting): Promise<void> => {
    const chunk = chunks.get(part) ?? 0;
    chunks.set(part, chunk + 1);
    const command = { type: 'KeepBulkReadingRows', fileId, contractorId, part, chunk, rows, refused } as const;
    const key = ['bulk-rows', fileId, String(part), String(chunk)] as const;
    const { businessDate } = envelope;
    const asChunk = envelopeFor({ ...envelope, id: envelope.commandId }, { key, contentHash: fileId, businessDate });
    await commands.execute(bulkReadingRows, rowsIdOf(fileId, part), command, asChunk);
  };
  const append = async (part: number, { rows, refused }: Waiting): Promise<void> => {
    for (let from = 0; from < Math.max(rows.length, refused.length); from += MOST_APPENDED) {
      const to = from + MOST_APPENDED;
      await appendChunk(part, { rows: rows.slice(from, to), refused: refused.slice(from, to) });
    }
  };
  return {
    add: (row) => {
      const part = partOf(row, parts);
      const own = waiting.get(part) ?? { rows: [], refused: [] };
      if (isRefused(row)) own.refused.push(row);
      else {
        const readings = (readingsOf.get(part) ?? 0) + 1;
        mustHold(readingFileMustBeSplit(readings, MOST_IN_PART));
        readingsOf.set(part, readings);
        own.rows.push(row);
      }
      waiting.set(part, own);
      count += 1;
      return count >= MOST_WAITING;
    },
    flush: async () => {
      const queue = [...waiting].toSorted(([one], [other]) => other - one);
      [waiting, count] = [new Map(), 0];
      await withoutPersons(
        reads,
        queue.map(([, each]) => each),
      );
      const lane = async () => {
        for (let next = queue.pop(); next; next = queue.pop()) await append(...next);
      };
      await Promise.all(Array.from({ length: IN_FLIGHT }, lane));
    },
  };
};
