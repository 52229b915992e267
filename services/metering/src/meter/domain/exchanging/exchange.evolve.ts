import type { InstalledMeter, MeterState, Reading, TakenOff } from '../meter.state.ts';
import { removalsOf } from '../meter.state.ts';
import type { ExchangeEvent, MeterExchanged, MeterTakenOff } from './exchange.messages.ts';

const withRemoval = (
  { takingOff: _, status: _status, ...state }: InstalledMeter,
  { readingId, index, rolledOver, rolloverConfirmed }: (MeterExchanged | MeterTakenOff)['data']['takenOff'],
  takenOff: Omit<TakenOff, 'readingId'>,
  moved: readonly Reading[] = [],
): MeterState => {
  const removal: Reading = {
    readingId,
    readOn: takenOff.on,
    index,
    acceptedIndex: index,
    kind: 'actual',
    ...(rolledOver && { rolledOver }),
    ...(rolloverConfirmed && { rolloverConfirmed: true as const }),
  };
  return {
    ...state,
    status: 'takenOff',
    readings: [...state.readings.filter((reading) => !moved.includes(reading)), removal],
    removals: removalsOf({ ...state, status: 'installed' }) + 1,
    takenOff: { ...takenOff, readingId, ...(moved.length > 0 && { moved }) },
  };
};

/** Estimates of later days, which count on this meter no longer (15.4-31). */
const namedIn = ({ readings }: InstalledMeter, estimates: readonly Pick<Reading, 'readingId'>[] = []) =>
  readings.filter((each) => estimates.some(({ readingId }) => readingId === each.readingId));

/** The removal is the last reading of the meter (11.4). */
export const evolveExchange = (state: InstalledMeter, event: ExchangeEvent): MeterState => {
  switch (event.type) {
    case 'TakingOffEntered':
      return { ...state, takingOff: event.data };
    case 'TakingOffDeclined': {
      const { takingOff: _, ...without } = state;
      return without;
    }
    case 'MeterExchanged': {
      const { exchangeId, exchangedOn: on, takenOff, putIn, estimates } = event.data;
      return withRemoval(state, takenOff, { exchangeId, on, putIn: putIn.meterId }, namedIn(state, estimates));
    }
    case 'MeterTakenOff': {
      const { removalId: exchangeId, takenOffOn: on, takenOff, absence, estimates } = event.data;
      return withRemoval(state, takenOff, { exchangeId, on, absence }, namedIn(state, estimates));
    }
  }
};
