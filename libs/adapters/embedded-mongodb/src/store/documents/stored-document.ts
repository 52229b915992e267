import { deserialize, onDemand, type Document } from 'bson';

/** Where the content of a document is. */
export interface Source {
  /** As it is now; decoded, and remembered for a while. */
  documentAt(row: number): Document;
  bytesAt(row: number): Uint8Array;
}

const END = Buffer.alloc(1);

const partOf = (bytes: Uint8Array, names: ReadonlySet<string>): Document => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const chosen = [...onDemand.parseToElements(bytes)].flatMap(([, nameAt, nameLength, at, length]) =>
    names.has(buffer.toString('utf8', nameAt, nameAt + nameLength)) ? [buffer.subarray(nameAt - 1, at + length)] : [],
  );
  const size = Buffer.allocUnsafe(4);
  size.writeInt32LE(chosen.reduce((sum, element) => sum + element.length, 5));
  return deserialize(Buffer.concat([size, ...chosen, END]));
};

/** A document that a search has found. Its content is read on first access and never changed in place. */
export class StoredDocument {
  /** Row id in the file; increases in insertion order. */
  readonly row: number;
  readonly #source: Source;
  #bytes: Uint8Array | undefined;
  #document: Document | undefined;

  constructor(row: number, source: Source, bytes?: Uint8Array) {
    this.row = row;
    this.#source = source;
    this.#bytes = bytes;
  }

  get document(): Document {
    return (this.#document ??= this.#bytes ? deserialize(this.#bytes) : this.#source.documentAt(this.row));
  }
  get bytes(): Uint8Array {
    return (this.#bytes ??= this.#source.bytesAt(this.row));
  }
  /** The document with at least these top-level fields; the others are not decoded. */
  fields(names: ReadonlySet<string>): Document {
    return this.#document ?? partOf(this.bytes, names);
  }
}
