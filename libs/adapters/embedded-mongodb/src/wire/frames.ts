const HEADER = 16;
/** MongoDB's `maxMessageSizeBytes`. */
export const MAX_MESSAGE = 48_000_000;

/** Splits a byte stream into wire messages. Throws on an impossible length; the connection must then be closed. */
export const frameReader = (onFrame: (frame: Buffer) => void) => {
  let chunks: Buffer[] = [];
  let held = 0;
  const join = (): Buffer => {
    const joined = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, held);
    chunks = [joined];
    return joined;
  };
  let wanted = HEADER;
  return (chunk: Buffer): void => {
    chunks.push(chunk);
    held += chunk.length;
    while (held >= wanted) {
      const bytes = join();
      const length = bytes.readInt32LE(0);
      if (length < HEADER || length > MAX_MESSAGE) throw new RangeError(`a message of ${length} bytes`);
      wanted = length;
      if (held < length) return;
      onFrame(bytes.subarray(0, length));
      held -= length;
      chunks = held > 0 ? [bytes.subarray(length)] : [];
      wanted = HEADER;
    }
  };
};
