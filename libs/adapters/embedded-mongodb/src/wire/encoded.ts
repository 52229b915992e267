import { serialize, type Document } from 'bson';

const DOCUMENT = 3;
const ARRAY = 4;

/** A list of documents that are BSON already. */
export class Encoded {
  readonly documents: readonly Uint8Array[];
  constructor(documents: readonly Uint8Array[]) {
    this.documents = documents;
  }
}

const headOf = (type: number, name: string): Buffer => {
  const head = Buffer.allocUnsafe(name.length + 2);
  head[0] = type;
  head.write(name, 1, 'latin1');
  head[name.length + 1] = 0;
  return head;
};

/** BSON of elements followed by those of another document. */
const joined = (elements: readonly Uint8Array[], rest: Uint8Array): Buffer => {
  const length = Buffer.allocUnsafe(4);
  length.writeInt32LE(elements.reduce((sum, element) => sum + element.length, rest.length));
  return Buffer.concat([length, ...elements, rest.subarray(4)]);
};
const EMPTY = serialize({});

/** BSON of a reply; a cursor's batch may be encoded. */
export const encodedReply = (reply: Document): Uint8Array => {
  const cursor = reply.cursor as Document | undefined;
  const batch = cursor && Object.keys(cursor).find((name) => cursor[name] instanceof Encoded);
  if (!batch) return serialize(reply);
  const { [batch]: encoded, ...restOfCursor } = cursor;
  const { cursor: _, ...rest } = reply;
  const list = joined(
    (encoded as Encoded).documents.flatMap((document, at) => [headOf(DOCUMENT, String(at)), document]),
    EMPTY,
  );
  const content = joined([headOf(ARRAY, batch), list], serialize(restOfCursor));
  return joined([headOf(DOCUMENT, 'cursor'), content], serialize(rest));
};
