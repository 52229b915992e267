import { consumptionBetween, type IndexOnDay, type RegisterDigits } from '../register.ts';

/**
 * A meter of a connection with its readings in the order of their days: the first one is the installation, the last one
 * of a former meter its removal.
 */
export interface MeterSegment<Reading extends IndexOnDay> {
  readonly register: RegisterDigits;
  readonly readings: readonly Reading[];
}

/**
 * The readings of former meters as the present register would have shown them: its first index less the consumption
 * since, so that an index can be below zero. From these and its own readings a new meter is estimated like an old one
 * (A2-6, 11.4). Between a removal and the next installation nothing is consumed. A day has its last reading only: the
 * removal on the day of the next installation is dropped.
 *
 * @param former In the order of their days, without the present meter
 * @param installation First index of the present meter
 */
export const onAxisOf = <Reading extends IndexOnDay>(
  former: readonly MeterSegment<Reading>[],
  installation: IndexOnDay,
): readonly Reading[] => {
  const axis: Reading[] = [];
  let { index, readOn } = installation;
  for (const { register, readings } of former.toReversed()) {
    let later = readings.at(-1);
    for (const reading of readings.toReversed()) {
      index -= consumptionBetween(register, reading.index, later!.index);
      later = reading;
      if (reading.readOn >= readOn) continue;
      readOn = reading.readOn;
      axis.push({ ...reading, index });
    }
  }
  return axis.toReversed();
};
