import { generateDistrict } from '@pishkhan/data/district';
import {
  billsOf,
  SEED,
  SMALLEST_DISTRICT,
  worldOf,
  type BillOfAccount,
  type World,
} from '../../../src/journey/world.ts';
import type { Stage } from '../../stage.ts';

const { accounts, faults } = generateDistrict({ seed: SEED, subscribers: SMALLEST_DISTRICT });
const ordinary = accounts
  .map(({ fileNumber }) => fileNumber)
  .filter((fileNumber) => !faults.some(({ accountId }) => accountId === fileNumber));

/** Accounts without a planted fault, which no other journey pays: the last one, the one before, … */
export const accountFromTheEnd = (place: number): string => ordinary.at(-place)!;

/** A world that tells nobody what it does. */
const SILENT = { step() {}, say() {}, expect() {}, expectRefused() {} } as never;
export const worldAt = ({ instance }: Stage): World => worldOf(instance, SILENT, SMALLEST_DISTRICT);

export interface UnpaidBill extends BillOfAccount {
  readonly paymentId: string;
  readonly leftToPay: number;
}

/** The latest bill of an account, which the sample district leaves unpaid. */
export const unpaidBillOf = async (world: World, accountId: string): Promise<UnpaidBill> => {
  const [bill] = (await billsOf(world, accountId)) as UnpaidBill[];
  if (!bill || bill.leftToPay === 0) throw new Error(`${accountId} has no unpaid bill`);
  return bill;
};
