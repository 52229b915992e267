import type { CivilDate } from '@pishkhan/calendar';
import { indexesOf, runsForward } from '@pishkhan/consumption';
import { accept, isRejection, nothing, type Rejection } from '@pishkhan/decider';
import type { MeterEvent, RecordReading } from '../../meter.messages.ts';
import type { InstalledMeter } from '../../meter.state.ts';
import type { AssignRegisterSet, RecordRegisters } from './register-set.messages.ts';
import type { OpenedRegister, ReadRegister, TypedRegister } from './registers.ts';
import {
  dayMustHaveOneSplit,
  meterTypeMustBeKnown,
  openingIndexMustBeTheSum,
  registerMustFitItsDigits,
  registerMustNotFall,
  registerSetMustPrecedeReadings,
  registersMustBeOfTheType,
} from './register-set.rules.ts';

const sizeOf = ({ digits }: Pick<TypedRegister, 'digits'>): number => indexesOf({ registerDigits: digits });
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const named = <Named extends Pick<ReadRegister, 'register'>>(
  all: readonly Named[],
  { register }: Pick<ReadRegister, 'register'>,
): Named => all.find((each) => each.register === register)!;

/**
 * What the registers that count have measured, with each time that one has passed zero. It grows by exactly what they
 * measure, so that it is the index of a meter with one register (11.4).
 */
export const volumeOf = (registers: readonly TypedRegister[], read: readonly ReadRegister[]): number =>
  sum(
    registers
      .filter(({ counts }) => counts)
      .map((each) => named(read, each).index + named(read, each).turns * sizeOf(each)),
  );

const isSameSet = ({ meterType, opening }: AssignRegisterSet, { registerSet }: InstalledMeter): boolean =>
  registerSet?.meterType === meterType &&
  registerSet.registers.every(({ register, index }) =>
    opening.some((each) => each.register === register && each.index === index),
  );

export const assignRegisterSet = (command: AssignRegisterSet, state: InstalledMeter) => {
  if (isSameSet(command, state)) return nothing();
  const { meterType, policyVersion, registers, opening } = command;
  const { meterId, accountId } = state;
  const refusal =
    registerSetMustPrecedeReadings(state) ||
    meterTypeMustBeKnown(meterType, registers) ||
    registersMustBeOfTheType(
      registers,
      opening.map(({ register }) => register),
    ) ||
    indexesMustFit(registers, opening);
  if (refusal) return refusal;
  const opened = registers.map((each): OpenedRegister => ({ ...each, index: named(opening, each).index }));
  const counting = registers.filter(({ counts }) => counts);
  return (
    openingIndexMustBeTheSum(state, volumeOf(registers, opened.map(atInstallation)), sum(counting.map(sizeOf))) ||
    accept<MeterEvent>({
      type: 'RegisterSetAssigned',
      data: { meterId, accountId, meterType, policyVersion, registers: opened },
    })
  );
};

const indexesMustFit = (
  registers: readonly TypedRegister[],
  read: readonly Pick<ReadRegister, 'register' | 'index'>[],
): Rejection | false => {
  for (const register of registers) {
    const refusal = registerMustFitItsDigits(register, named(read, register).index);
    if (refusal) return refusal;
  }
  return false;
};

const atInstallation = ({ register, index }: OpenedRegister): ReadRegister => ({ register, index, turns: 0 });

/** The registers as they were read last before a day. A corrected reading is none: one of its registers was wrong. */
const registersBefore = (
  { readings, evidence }: InstalledMeter,
  registers: readonly OpenedRegister[],
  day: CivilDate,
): readonly ReadRegister[] =>
  [...readings.filter(({ index, acceptedIndex }) => index === acceptedIndex), ...evidence]
    .filter((each) => each.readOn < day && each.registers !== undefined)
    .toSorted((one, other) => (one.readOn < other.readOn ? -1 : 1))
    .at(-1)?.registers ?? registers.map(atInstallation);

/** Each register against its last index: lower only after zero, by at most a quarter of the register (11.4). */
const turned = (
  registers: readonly TypedRegister[],
  before: readonly ReadRegister[],
  read: RecordRegisters['registers'],
): readonly ReadRegister[] | Rejection => {
  const found: ReadRegister[] = [];
  for (const each of registers) {
    const { register, index, rolledOver = false } = named(read, each);
    const last = named(before, each);
    const isLower = index < last.index;
    if (isLower && !(rolledOver && runsForward({ registerDigits: each.digits }, last.index, index)))
      return registerMustNotFall(register, last.index, index);
    found.push({ register, index, turns: last.turns + (isLower ? 1 : 0) });
  }
  return found;
};

/** A register that has another figure in what is recorded of the day with the same sum. */
const otherSplit = (
  { readings, evidence, held }: InstalledMeter,
  { readOn, index }: { readonly readOn: CivilDate; readonly index: number },
  found: readonly ReadRegister[],
): ReadRegister | undefined => {
  const waiting = held.filter(({ ended }) => ended === undefined);
  const accepted = readings.map(({ acceptedIndex, ...each }) => ({ ...each, index: acceptedIndex }));
  const same = [...accepted, ...evidence, ...waiting].find((each) => each.readOn === readOn && each.index === index);
  return same?.registers?.find((each) => each.index !== named(found, each).index);
};

/** The reading of all registers as one of the volume, which is judged, billed and corrected like any other (11.4). */
export const asReading = (
  { type: _type, registers: read, ...command }: RecordRegisters,
  state: InstalledMeter,
): RecordReading | Rejection => {
  const registers = state.registerSet?.registers ?? [];
  const refusal =
    registersMustBeOfTheType(
      registers,
      read.map(({ register }) => register),
    ) || indexesMustFit(registers, read);
  if (refusal) return refusal;
  const found = turned(registers, registersBefore(state, registers, command.readOn), read);
  if (isRejection(found)) return found;
  const index = volumeOf(registers, found) % indexesOf(state);
  const other = otherSplit(state, { readOn: command.readOn, index }, found);
  if (other) return dayMustHaveOneSplit(command.readOn, other.register);
  return { ...command, type: 'RecordReading', finding: { kind: 'actual', index }, registers: found };
};
