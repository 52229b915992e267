import type { CivilDate } from '@pishkhan/calendar';
import { reject } from '@pishkhan/decider';

const name = /^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/;

/** A row has the columns of the header, no more and no fewer (11.4). */
export const rowMustHaveEveryColumn = (cells: number, columns: number) =>
  cells !== columns && reject('RowMustHaveEveryColumn', { columns });

/** A reading is of one meter, named by the serial number engraved on it (9.6). */
export const meterSerialMustBeReadable = (serial: string) => !name.test(serial) && reject('MeterSerialMustBeReadable');

/** The day of a reading is a Jalali day that exists (10.1). */
export const readOnMustBeJalaliDay = (readOn: CivilDate | undefined) =>
  readOn === undefined && reject('ReadOnMustBeJalaliDay');

/** A row was read from the meter, estimated, or says that nobody was at home (A2-6, A9-1). */
export const kindMustBeKnown = (kind: string) =>
  !['actual', 'estimated', 'absent'].includes(kind) && reject('KindMustBeKnown');

/** An index is a whole number of cubic metres as the register shows it (11.4). */
export const indexMustBeWholeNumber = (kind: string, index: string) =>
  kind !== 'absent' && !/^\d{1,9}$/.test(index) && reject('IndexMustBeWholeNumber');

/** Where nobody was at home nobody read an index (A9-1). */
export const absentRowMustHaveNoIndex = (kind: string, index: string) =>
  kind === 'absent' && index !== '' && reject('AbsentRowMustHaveNoIndex');

/**
 * A reading names who read it: that person may not approve its correction, and that contractor pays for its mistake
 * (7.5, A3-5).
 */
export const readerMustBeNamed = (reader: string) => !name.test(reader) && reject('ReaderMustBeNamed');
