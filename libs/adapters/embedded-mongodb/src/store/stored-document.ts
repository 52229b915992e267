import { deserialize, type Document } from 'bson';

/** A document of a collection. It is decoded on first access and never changed in place: an update replaces it. */
export class StoredDocument {
  /** Row id in the file; increases in insertion order. */
  readonly row: number;
  readonly key: string;
  #bytes: Uint8Array | undefined;
  #document: Document | undefined;

  constructor(row: number, key: string, content: { bytes: Uint8Array } | { document: Document }) {
    this.row = row;
    this.key = key;
    if ('bytes' in content) this.#bytes = content.bytes;
    else this.#document = content.document;
  }

  get document(): Document {
    if (this.#bytes) {
      this.#document = deserialize(this.#bytes);
      this.#bytes = undefined;
    }
    return this.#document!;
  }

  set document(document: Document) {
    this.#bytes = undefined;
    this.#document = document;
  }
}
