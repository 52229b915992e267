import { DurableFile } from '@pishkhan/event-store';
import { partitionOf } from '../partition.ts';
import { TopicBehind, type ContractMessage, type TopicEnd } from '../port.ts';

const MESSAGES = `
CREATE TABLE IF NOT EXISTS messages (offset INTEGER PRIMARY KEY, topic TEXT NOT NULL, partition INTEGER NOT NULL, body TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS messages_by_partition ON messages (topic, partition, offset);`;
const OFFSETS = `
CREATE TABLE IF NOT EXISTS offsets (
  consumers TEXT NOT NULL, topic TEXT NOT NULL, partition INTEGER NOT NULL, handled INTEGER NOT NULL,
  PRIMARY KEY (consumers, topic, partition)) WITHOUT ROWID;`;

export interface Lane {
  readonly topic: string;
  readonly partition: number;
}

export interface Kept {
  readonly offset: number;
  readonly message: ContractMessage;
}

/**
 * Messages and the offsets of each group. Offsets lost in a power failure only cause a second delivery, so they are not
 * flushed.
 */
export class MessageLog {
  private readonly messages: DurableFile;
  private readonly offsets: DurableFile;

  constructor(file: string) {
    this.messages = new DurableFile({ file, schema: MESSAGES });
    this.offsets = new DurableFile({ file, schema: OFFSETS, survives: 'process-death' });
  }

  append(topic: string, messages: readonly ContractMessage[]): Promise<void> {
    const rows = messages.map((message) => [topic, partitionOf(message.stream), JSON.stringify(message)] as const);
    const insert = this.messages.sql('INSERT INTO messages (topic, partition, body) VALUES (?, ?, ?)');
    return this.messages.write(() => rows.forEach((row) => insert.run(...row)));
  }

  next({ topic, partition }: Lane, after: number, limit: number): Kept[] {
    const text =
      'SELECT offset, body FROM messages WHERE topic = ? AND partition = ? AND offset > ? ORDER BY offset LIMIT ?';
    const rows = this.messages.sql(text).all(topic, partition, after, limit) as { offset: number; body: string }[];
    return rows.map(({ offset, body }) => ({ offset, message: JSON.parse(body) as ContractMessage }));
  }

  handled(group: string, { topic, partition }: Lane): number {
    const row = this.offsets
      .sql('SELECT handled FROM offsets WHERE consumers = ? AND topic = ? AND partition = ?')
      .get(group, topic, partition);
    return Number(row?.['handled'] ?? 0);
  }

  /** @throws TopicBehind if the group has handled a message after the last one */
  mustReach(group: string): void {
    const end = Number(this.messages.sql('SELECT coalesce(max(offset), 0) AS end FROM messages').get()!['end']);
    const text = 'SELECT topic, partition, handled FROM offsets WHERE consumers = ? AND handled > ? LIMIT 1';
    const behind = this.offsets.sql(text).get(group, end) as Omit<TopicEnd, 'end'> | undefined;
    if (behind) throw new TopicBehind(group, { ...behind, end });
  }

  save(group: string, { topic, partition }: Lane, handled: number): Promise<void> {
    const text =
      'INSERT INTO offsets VALUES (?, ?, ?, ?) ON CONFLICT (consumers, topic, partition) DO UPDATE SET handled = excluded.handled';
    return this.offsets.write(() => void this.offsets.sql(text).run(group, topic, partition, handled));
  }

  /** Number of messages of a topic that a group has not handled. */
  unhandled(group: string, topic: string): number {
    const text =
      'SELECT count(*) AS unhandled FROM messages m LEFT JOIN offsets o ON o.consumers = ? AND o.topic = m.topic AND o.partition = m.partition WHERE m.topic = ? AND m.offset > coalesce(o.handled, 0)';
    return Number(this.offsets.sql(text).get(group, topic)?.['unhandled'] ?? 0);
  }

  /** The first message of a topic that a group has not handled. */
  firstUnhandled(group: string, topic: string): ContractMessage | undefined {
    const text =
      'SELECT m.body FROM messages m LEFT JOIN offsets o ON o.consumers = ? AND o.topic = m.topic AND o.partition = m.partition WHERE m.topic = ? AND m.offset > coalesce(o.handled, 0) ORDER BY m.offset LIMIT 1';
    const body = this.offsets.sql(text).get(group, topic)?.['body'];
    return typeof body === 'string' ? (JSON.parse(body) as ContractMessage) : undefined;
  }

  close(): void {
    this.messages.close();
    this.offsets.close();
  }
}
