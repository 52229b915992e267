import type { ReadingAccepted } from '../meter.messages.ts';
import type { InstalledMeter, Reading } from '../meter.state.ts';
import { basisIn } from './origin.ts';
import { answered } from './record-self-reading.ts';

/** The reading is the last one of the meter. */
export const readingAccepted = (state: InstalledMeter, { data }: ReadingAccepted): InstalledMeter => {
  const { readingId, readOn, index, kind, estimate, rolledOver, confirmed } = data;
  const because = estimate && { because: estimate.because };
  const basis = basisIn(estimate);
  const reading: Reading = {
    readingId,
    readOn,
    index,
    acceptedIndex: index,
    kind,
    ...because,
    ...(rolledOver && { rolledOver }),
    ...((data.rolloverConfirmed ?? (rolledOver && confirmed)) && { rolloverConfirmed: true as const }),
    ...(basis && { estimate: basis }),
    ...(data.registers && { registers: data.registers }),
  };
  const stoodStill = state.stoodStill && index === state.readings.at(-1)!.index;
  const { standstillReview, ...rest } = state;
  const reviewed = stoodStill && standstillReview && { standstillReview };
  const after = { ...rest, ...reviewed, readings: [...state.readings, reading], stoodStill };
  return answered(after, data.selfReading?.selfReadingId);
};
