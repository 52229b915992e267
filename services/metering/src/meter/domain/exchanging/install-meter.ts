import { accept, nothing } from '@pishkhan/decider';
import type { InstallMeter, MeterEvent, MeterInstalled } from '../meter.messages.ts';
import {
  accountMustHaveOneMeter,
  dayMustNotBeInFuture,
  indexMustFitRegister,
  serialMustBeFree,
} from '../meter.rules.ts';
import { readingOfMoved } from './later-estimates.ts';
import { installationMustFollowTakingOff } from './exchange.rules.ts';
import { readingsOfMeterMustBeReviewed } from '../removing/removal.rules.ts';
import { formerOf, onRecord, typeOf, type InstalledMeter, type MeterState } from '../meter.state.ts';

const isSameInstallation = (terms: Omit<InstallMeter, 'type' | 'today' | 'otherMeter'>, state: InstalledMeter) =>
  terms.accountId === state.accountId &&
  terms.capacity === state.capacity &&
  terms.registerDigits === state.registerDigits &&
  terms.installedOn === state.installedOn &&
  terms.zone === state.zone &&
  terms.index === state.index &&
  terms.exchangeId === state.exchangeId;

/** A meter that was taken off is installed again on that day or later (A1-12). */
const lastDayOf = (state: MeterState) => formerOf(state).at(-1)?.takenOff.on;

export const installMeter = ({ type: _type, today, otherMeter, ...terms }: InstallMeter, state: MeterState) => {
  if (state.status === 'installed')
    return isSameInstallation(terms, state)
      ? nothing()
      : serialMustBeFree(state.accountId, terms.countyOffice === state.countyOffice);
  return (
    dayMustNotBeInFuture(terms.installedOn, today) ||
    installationMustFollowTakingOff(terms.installedOn, lastDayOf(state)) ||
    (state.status === 'takenOff' && readingsOfMeterMustBeReviewed(onRecord(state))) ||
    indexMustFitRegister(terms, terms.index) ||
    accountMustHaveOneMeter(terms.accountId, otherMeter) ||
    accept<MeterEvent>({ type: 'MeterInstalled', data: { serial: terms.meterId, ...terms } })
  );
};

/** What a serial keeps from its earlier installations. */
const keptOf = (before: MeterState) => {
  if (before.status === 'unknown') return {};
  const { removals, lastReadOn, lastTest } = before;
  const former = formerOf(before);
  return {
    ...(removals !== undefined && { removals }),
    ...(lastReadOn && { lastReadOn }),
    ...(lastTest && { lastTest }),
    ...typeOf(before),
    ...(former.length > 0 && { former }),
  };
};

export const installed = (
  { data: { readingId, estimates = [], ...terms } }: MeterInstalled,
  before: MeterState,
): InstalledMeter => ({
  status: 'installed',
  ...terms,
  ...keptOf(before),
  stoodStill: false,
  held: [],
  evidence: [],
  faults: [],
  readings: [
    { readingId, readOn: terms.installedOn, index: terms.index, acceptedIndex: terms.index, kind: 'actual' },
    ...estimates.map(readingOfMoved),
  ],
});
