import { partitionOf, type ContractMessage } from '@pishkhan/messages';
import type { IHeaders, KafkaMessage, Message } from 'kafkajs';

/** A record that is not one of our messages. */
export class UnreadableRecord extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'UnreadableRecord';
  }
}

/** CloudEvents 1.0, Kafka binding, binary mode: attributes in headers, data as JSON, the stream as subject and key. */
const headersOf = (message: ContractMessage): Record<string, string> => ({
  ce_specversion: '1.0',
  ce_id: message.id,
  ce_type: message.type,
  ce_source: message.source,
  ce_subject: message.stream,
  ce_time: message.recordedAt,
  ce_partitionkey: message.stream,
  ce_contractversion: String(message.version),
  ce_revision: String(message.revision),
  ce_previousrevision: String(message.previousRevision),
  ce_businessdate: message.businessDate,
  ce_correlationid: message.correlationId,
  ce_causationid: message.causationId,
  ce_actor: JSON.stringify(message.actor),
  'content-type': 'application/json',
});

/**
 * The partition is computed here, not by the client, with the same function as in the embedded broker. It must never
 * change.
 */
export const recordOf = (
  message: ContractMessage,
): Message & { readonly key: string; readonly value: string; readonly partition: number } => ({
  key: message.stream,
  partition: partitionOf(message.stream),
  value: JSON.stringify(message.data) ?? 'null',
  headers: headersOf(message),
});

/** Approximate size in bytes of a record on the wire. */
export const sizeOf = ({ key, value, headers = {} }: ReturnType<typeof recordOf>): number =>
  Object.entries(headers).reduce(
    (sum, [name, text]) => sum + name.length + Buffer.byteLength(text as string),
    Buffer.byteLength(value) + Buffer.byteLength(key) + 40,
  );

const textOf = (headers: IHeaders, name: string): string => {
  const value = headers[name];
  if (value === undefined || Array.isArray(value))
    throw new UnreadableRecord(`header ${name} is missing or duplicated`);
  return value.toString();
};

const wholeOf = (headers: IHeaders, name: string): number => {
  const text = textOf(headers, name);
  if (!/^(-1|\d{1,15})$/.test(text)) throw new UnreadableRecord(`header ${name} is not an integer: ${text}`);
  return Number(text);
};

const jsonOf = (text: string, what: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new UnreadableRecord(`${what} is not JSON`, { cause });
  }
};

/** @throws UnreadableRecord for a record that `recordOf` did not write */
export const messageOf = ({ value, headers = {} }: Pick<KafkaMessage, 'value' | 'headers'>): ContractMessage => {
  if (value === null) throw new UnreadableRecord('a record without a value');
  const text = (name: string) => textOf(headers, name);
  return {
    id: text('ce_id'),
    type: text('ce_type'),
    version: wholeOf(headers, 'ce_contractversion'),
    source: text('ce_source'),
    stream: text('ce_subject'),
    revision: wholeOf(headers, 'ce_revision'),
    previousRevision: wholeOf(headers, 'ce_previousrevision'),
    recordedAt: text('ce_time'),
    businessDate: text('ce_businessdate'),
    correlationId: text('ce_correlationid'),
    causationId: text('ce_causationid'),
    actor: jsonOf(text('ce_actor'), 'header ce_actor') as ContractMessage['actor'],
    data: jsonOf(value.toString(), 'the value'),
  };
};
