import { plainDigits } from '../../../../parts/form/values/typed.ts';

export interface Stop {
  readonly serial: string;
  readonly addressCode: string;
}

/** Columns as a spreadsheet copies them, or as somebody types them. */
const between = /[\t,;،؛]+|\s{1,}/;

/**
 * The stops of a route from lines with the serial of a meter and its address code. A line without both has an empty
 * address code, which the service refuses by its place.
 */
export const stopsIn = (typed: unknown): readonly Stop[] =>
  (typeof typed === 'string' ? typed : '')
    .split(/\r?\n/)
    .map((line) => plainDigits(line).trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [serial = '', ...rest] = line.split(between).filter((part) => part !== '');
      return { serial, addressCode: rest.join(' ') };
    });
