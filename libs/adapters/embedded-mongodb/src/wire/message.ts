import { deserialize, type Document } from 'bson';
import { encodedReply } from './encoded.ts';

const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;
const MORE_TO_COME = 2;

/**
 * One received command: body and document sequences in one document. `legacy`: sent as OP_QUERY (only the first hello).
 */
export interface Request {
  readonly id: number;
  /** First field of the body. */
  readonly name: string;
  readonly command: Document;
  readonly legacy: boolean;
  /** False for an unacknowledged write, which gets no reply. */
  readonly answered: boolean;
}

const documentAt = (frame: Buffer, at: number): { document: Document; end: number } => {
  const end = at + frame.readInt32LE(at);
  return { document: deserialize(frame.subarray(at, end)), end };
};
const cstringAt = (frame: Buffer, at: number): { text: string; end: number } => {
  const end = frame.indexOf(0, at);
  return { text: frame.toString('utf8', at, end), end: end + 1 };
};

/** Reads a section of kind 1: the statements of a bulk command, outside its body. */
const readSequence = (frame: Buffer, start: number, command: Document): number => {
  const end = start + frame.readInt32LE(start);
  const name = cstringAt(frame, start + 4);
  const documents: Document[] = [];
  for (let at = name.end; at < end;) {
    const next = documentAt(frame, at);
    documents.push(next.document);
    at = next.end;
  }
  command[name.text] = documents;
  return end;
};

const readMsg = (frame: Buffer, id: number): Request => {
  const flags = frame.readUInt32LE(16);
  const end = frame.length - (flags & 1 ? 4 : 0);
  const command: Document = {};
  let name = '';
  for (let at = 20; at < end;) {
    const kind = frame[at]!;
    if (kind > 1) throw new RangeError(`a section of kind ${kind}`);
    if (kind === 1) at = readSequence(frame, at + 1, command);
    else {
      const body = documentAt(frame, at + 1);
      name = Object.keys(body.document)[0] ?? '';
      Object.assign(command, body.document);
      at = body.end;
    }
  }
  return { id, name, command, legacy: false, answered: (flags & MORE_TO_COME) === 0 };
};

const readQuery = (frame: Buffer, id: number): Request => {
  const collection = cstringAt(frame, 20);
  const { document } = documentAt(frame, collection.end + 8);
  const body: Document = document.$query ?? document;
  return {
    id,
    name: Object.keys(body)[0] ?? '',
    command: { ...body, $db: collection.text.split('.')[0] },
    legacy: true,
    answered: true,
  };
};

/** Throws for unsupported operations (compressed messages, the operations of MongoDB 3). */
export const readRequest = (frame: Buffer): Request => {
  const id = frame.readInt32LE(4);
  const operation = frame.readInt32LE(12);
  if (operation === OP_MSG) return readMsg(frame, id);
  if (operation === OP_QUERY) return readQuery(frame, id);
  throw new RangeError(`operation ${operation}`);
};

let lastId = 0;
const header = (length: number, answers: number, operation: number): Buffer => {
  const bytes = Buffer.alloc(length);
  bytes.writeInt32LE((lastId = (lastId + 1) & 0x7fffffff), 4);
  bytes.writeInt32LE(answers, 8);
  bytes.writeInt32LE(operation, 12);
  return bytes;
};

export const writeReply = (request: Request, reply: Document): Buffer => {
  const body = encodedReply(reply);
  const head = request.legacy ? header(36, request.id, OP_REPLY) : header(21, request.id, OP_MSG);
  if (request.legacy) head.writeInt32LE(1, 32);
  head.writeInt32LE(head.length + body.length, 0);
  return Buffer.concat([head, body]);
};
