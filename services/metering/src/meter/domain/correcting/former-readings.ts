import { isRejection, type Decision } from '@pishkhan/decider';
import type { MeterEvent, ReadingCorrected } from '../meter.messages.ts';
import type { FormerInstallation, InstalledMeter, MeterState, Reading } from '../meter.state.ts';
import type { CorrectReadings } from './correct-readings.messages.ts';
import { correctionsOf, readingAfter } from './correct-readings.ts';

const has = (readings: readonly Reading[], readingId: string): boolean =>
  readings.some((reading) => reading.readingId === readingId);

/** Whether a reading is one of this meter, of its present or a former installation. */
export const hasReading = (state: MeterState, readingId: string): boolean =>
  (state.status === 'installed' || state.status === 'takenOff') && has(state.readings, readingId)
    ? true
    : state.status !== 'unknown' && (state.former ?? []).some(({ readings }) => has(readings, readingId));

/** The readings of a former installation are corrected as posted; nothing waits for them any more (11.8, A1-12). */
const correctFormer = (
  command: CorrectReadings,
  { meterId }: { readonly meterId: string },
  { accountId, capacity, registerDigits, readings }: FormerInstallation,
): Decision<MeterEvent> => {
  const own = command.readings.filter(({ readingId }) => has(readings, readingId));
  const history = command.formerHistories?.get(readings[0]!.readingId);
  const installation = { meterId, accountId, capacity, registerDigits, readings, ...(history && { history }) };
  return correctionsOf({ ...command, readings: own }, installation);
};

/**
 * Corrections of a meter, each in the installation that has the reading.
 *
 * @param correctPresent Corrects the rest; a reading that none has is refused there
 */
export const correctOnRecord = (
  command: CorrectReadings,
  state: InstalledMeter | Extract<MeterState, { status: 'unknown' | 'removed' }>,
  correctPresent: (command: CorrectReadings) => Decision<MeterEvent>,
): Decision<MeterEvent> => {
  const former = state.status === 'unknown' ? [] : (state.former ?? []);
  const events: MeterEvent[] = [];
  for (const installation of state.status === 'unknown' ? [] : former) {
    const decided = correctFormer(command, state as { readonly meterId: string }, installation);
    if (isRejection(decided)) return decided;
    events.push(...decided);
  }
  const rest = command.readings.filter(({ readingId }) => !former.some(({ readings }) => has(readings, readingId)));
  if (rest.length === 0) return events;
  const present = correctPresent({ ...command, readings: rest });
  return isRejection(present) ? present : [...events, ...present];
};

/** The reading with its right index, in whichever installation has it. */
export const corrected = (state: MeterState, event: ReadingCorrected): MeterState => {
  if (state.status === 'unknown') return state;
  const former = state.former?.map((installation) => ({
    ...installation,
    readings: readingAfter(installation.readings, event),
  }));
  return {
    ...state,
    ...(former && { former }),
    ...(state.status !== 'removed' && { readings: readingAfter(state.readings, event) }),
  } as MeterState;
};
