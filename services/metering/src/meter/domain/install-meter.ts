import { accept, nothing } from '@pishkhan/decider';
import type { InstallMeter, MeterEvent, MeterInstalled } from './meter.messages.ts';
import {
  accountMustHaveOneMeter,
  dayMustNotBeInFuture,
  indexMustFitRegister,
  serialMustBeFree,
} from './meter.rules.ts';
import type { InstalledMeter, MeterState } from './meter.state.ts';

const isSameInstallation = (terms: Omit<InstallMeter, 'type' | 'today' | 'otherMeter'>, state: InstalledMeter) =>
  terms.accountId === state.accountId &&
  terms.capacity === state.capacity &&
  terms.registerDigits === state.registerDigits &&
  terms.installedOn === state.installedOn &&
  terms.zone === state.zone &&
  terms.index === state.index;

export const installMeter = ({ type: _type, today, otherMeter, ...terms }: InstallMeter, state: MeterState) => {
  if (state.status === 'installed')
    return isSameInstallation(terms, state)
      ? nothing()
      : serialMustBeFree(state.accountId, terms.countyOffice === state.countyOffice);
  return (
    dayMustNotBeInFuture(terms.installedOn, today) ||
    indexMustFitRegister(terms, terms.index) ||
    accountMustHaveOneMeter(terms.accountId, otherMeter) ||
    accept<MeterEvent>({ type: 'MeterInstalled', data: { serial: terms.meterId, ...terms } })
  );
};

export const installed = ({ data: { readingId, ...terms } }: MeterInstalled, before: MeterState): InstalledMeter => ({
  status: 'installed',
  ...terms,
  ...(before.status === 'removed' && { removals: before.removals }),
  ...(before.status === 'removed' && before.lastReadOn && { lastReadOn: before.lastReadOn }),
  stoodStill: false,
  held: [],
  evidence: [],
  faults: [],
  readings: [{ readingId, readOn: terms.installedOn, index: terms.index, acceptedIndex: terms.index, kind: 'actual' }],
});
