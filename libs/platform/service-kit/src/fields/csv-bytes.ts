import { LONGEST_LINE } from './csv.ts';

/** Decoded at a time, so that a file is never in memory twice. */
const PIECE = 64 * 1024;

export interface EncodedLine {
  /** Line of the file; its first line is 1. */
  readonly line: number;
  /** `undefined` if the line is too long to be a row. */
  readonly text: string | undefined;
}

// eslint-disable-next-line no-control-regex
const control = /[\u0000-\u0008\u000e-\u001f]/g;

/** Characters that no text has become U+FFFD, like bytes that the encoding does not have. */
const asText = (text: string): string => text.replaceAll(control, '\ufffd');

/** Lines of an encoded file, decoded piece by piece, without a byte-order mark. @throws RangeError: no such encoding */
export function* linesOfBytes(bytes: Uint8Array, encoding: string): Generator<EncodedLine> {
  const decoder = new TextDecoder(encoding);
  const lineEnd = /\r\n|\n|\r/g;
  let [rest, line, isTooLong] = ['', 0, false];
  const next = (text: string): EncodedLine => {
    const tooLong = isTooLong || text.length > LONGEST_LINE;
    isTooLong = false;
    return { line: ++line, text: tooLong ? undefined : asText(text) };
  };
  for (let at = 0; at < bytes.length; at += PIECE) {
    const isLast = at + PIECE >= bytes.length;
    rest += decoder.decode(bytes.subarray(at, at + PIECE), { stream: !isLast });
    let from = 0;
    for (let end = lineEnd.exec(rest); end; end = lineEnd.exec(rest)) {
      const isHalf = end[0] === '\r' && end.index + 1 === rest.length && !isLast;
      if (isHalf) break;
      yield next(rest.slice(from, end.index));
      from = lineEnd.lastIndex;
    }
    lineEnd.lastIndex = 0;
    rest = rest.slice(from);
    if (rest.length > LONGEST_LINE) [rest, isTooLong] = [rest.endsWith('\r') ? '\r' : '', true];
  }
  if (rest !== '' || isTooLong) yield next(rest);
}
