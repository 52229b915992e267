import type { ListedStop } from './reading-list.ts';

const columns = 'place,address_code,meter_serial,register_digits';

/** The list as a file for readers. Codes and serials have letters, digits, dots and dashes: nothing is quoted. */
export const readingListCsv = (stops: readonly ListedStop[]): string =>
  [
    columns,
    ...stops.map(({ place, addressCode, serial, registerDigits }) =>
      [place, addressCode, serial ?? '', registerDigits ?? ''].join(','),
    ),
    '',
  ].join('\r\n');
