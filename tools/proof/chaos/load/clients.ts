import { setTimeout as sleep } from 'node:timers/promises';
import { chanceOf } from '../../../../data/district/random.ts';
import type { Caller } from './caller.ts';
import { payBill, payTogether, readMeters, welcome, type Client } from './deeds.ts';
import { reviewBill } from './review.ts';
import { visitMeter } from './visit.ts';
import type { World } from './world.ts';

const FIRST_STREAM = 100;

type Deed = (client: Client) => Promise<unknown>;
const deeds: readonly (readonly [weight: number, Deed])[] = [
  [4, readMeters],
  [3, payBill],
  [4, payTogether],
  [1, welcome],
  [1, visitMeter],
  [1, reviewBill],
];
const everything = deeds.reduce((sum, [weight]) => sum + weight, 0);

const deedFor = ({ chance }: Client): Deed => {
  let left = chance.next() * everything;
  return deeds.find(([weight]) => (left -= weight) < 0)![1];
};

export const clientOf = (
  number: number,
  { seed, caller, world }: { readonly seed: number; readonly caller: Caller; readonly world: World },
): Client => {
  let keys = 0;
  return {
    number,
    caller,
    world,
    chance: chanceOf(seed, FIRST_STREAM + number),
    key: () => `chaos-${seed}-${number}-${++keys}`,
  };
};

/** Performs one action after another until the storm is over, and finishes the last one. */
export const work = async (client: Client, over: () => boolean): Promise<void> => {
  while (!over()) {
    await deedFor(client)(client);
    await sleep(client.chance.between(20, 200));
  }
};
