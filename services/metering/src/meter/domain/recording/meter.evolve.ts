import { corrected } from '../correcting/former-readings.ts';
import { evolveExchange } from '../exchanging/exchange.evolve.ts';
import { installed } from '../install-meter.ts';
import type { MeterEvent } from '../meter.messages.ts';
import { onRecord, type InstalledMeter, type MeterState } from '../meter.state.ts';
import { evolveZoneMove } from '../moving/move-to-zone.ts';
import { evolveRemoval } from '../removing/remove-meter.ts';
import { evolveReviews } from '../reviewing/review.evolve.ts';
import { readingAccepted } from './reading.evolve.ts';

type AnyEvent = Exclude<MeterEvent, { type: 'MeterInstalled' | 'ReadingCorrected' | 'MeterTestRecorded' }>;
const evolveInstalled = (state: InstalledMeter, event: AnyEvent): MeterState => {
  switch (event.type) {
    case 'ReadingAccepted':
      return readingAccepted(state, event);
    case 'MeterStoodStill':
      return { ...state, stoodStill: true };
    case 'StandstillDisproved':
      return standstillDisproved(state);
    case 'MeterFaultFound':
      return { ...state, faults: [...state.faults, event.data.caseId] };
    case 'MeterRemovalRequested':
    case 'MeterRemovalDeclined':
    case 'MeterRemoved':
      return evolveRemoval(state, event);
    case 'MeterZoneMoveRequested':
    case 'MeterZoneMoveDeclined':
    case 'MeterMovedToZone':
      return evolveZoneMove(state, event);
    case 'TakingOffEntered':
    case 'TakingOffDeclined':
    case 'MeterExchanged':
    case 'MeterTakenOff':
      return evolveExchange(state, event);
    case 'ReadingHeldForReview':
    case 'ReadingReviewEnded':
    case 'ReadingVisitOrdered':
    case 'ReadingKeptAsEvidence':
    case 'AcceptedFallSettled':
      return evolveReviews(state, event);
  }
};

const standstillDisproved = ({ standstillReview: _, ...state }: InstalledMeter): InstalledMeter => ({
  ...state,
  stoodStill: false,
});

/** A meter that was taken off keeps that through everything but a new installation. */
export const evolveMeter = (state: MeterState, event: MeterEvent): MeterState => {
  if (event.type === 'MeterInstalled') return installed(event, state);
  if (event.type === 'ReadingCorrected') return corrected(state, event);
  if (event.type === 'MeterTestRecorded')
    return state.status === 'unknown' ? state : { ...state, lastTest: event.data };
  if (state.status === 'takenOff') {
    const after = evolveInstalled(onRecord(state), event);
    return after.status === 'installed' ? { ...after, status: 'takenOff', takenOff: state.takenOff } : after;
  }
  return state.status === 'installed' ? evolveInstalled(state, event) : state;
};
