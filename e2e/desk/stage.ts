import type { Browser } from 'playwright-core';
import { startInstance, type InstanceWithDesk } from '../src/instance.ts';
import { SEED, SMALLEST_DISTRICT } from '../src/journey/world.ts';
import { openChromium } from './chromium.ts';

/** What a journey at the desk is played with. */
export interface Stage {
  readonly instance: InstanceWithDesk;
  /** Address of the counter desk. */
  readonly desk: string;
  readonly browser: Browser;
  close(): Promise<void>;
}

/** The smallest district. */
export const district = { PISHKHAN_SEED: String(SEED), PISHKHAN_SUBSCRIBERS: String(SMALLEST_DISTRICT) };

/** @param start Starts the platform that the journey is played with */
export const stageOf = async (start: () => Promise<InstanceWithDesk>): Promise<Stage> => {
  const browser = await openChromium();
  try {
    const instance = await start();
    const close = async (): Promise<void> => {
      await browser.close();
      await instance.remove();
    };
    return { instance, desk: await instance.desk(), browser, close };
  } catch (error) {
    await browser.close();
    throw error;
  }
};

/** A platform with the smallest district, its desk, and a Chromium. */
export const openStage = (): Promise<Stage> => stageOf(() => startInstance(district));
