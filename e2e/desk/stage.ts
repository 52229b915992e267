import type { Browser } from 'playwright-core';
import { startInstance, type InstanceWithDesk } from '../src/instance.ts';
import { visitAndPropose, type Correction } from '../src/journey/proposal.ts';
import { billClosedOn, faultNamed, SEED, SMALLEST_DISTRICT, worldOf, type World } from '../src/journey/world.ts';
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

let shared: Promise<Stage> | undefined;

/** The platform of the journeys that change nothing of each other; `closing.ts` closes it after the last one. */
export const sharedStage = (): Promise<Stage> => (shared ??= openStage());
export const closeShared = async (): Promise<void> => (await shared)?.close();

/** A bill review of office 101 whose correction waits for approval. */
export interface WaitingCorrection {
  readonly world: World;
  readonly caseId: string;
  readonly trackingCode: string;
  readonly proposed: Correction;
}

/** A bill review that `clerk-101` registers; it waits for the visit of `expert-1`. */
export const registerReview = async ({ instance }: Stage) => {
  const silent = { step() {}, say() {}, expect() {}, expectRefused() {} } as never;
  const world = worldOf(instance, silent, SMALLEST_DISTRICT);
  const fault = faultNamed('misreadDigit');
  const { billNumber } = await billClosedOn(world, fault.accountId, fault.readOn);
  const request = { kind: 'bill-review', billNumber, objection: 'readFigure' };
  const opened = await world.cases('clerk-101').post<{ caseId: string; trackingCode: string }>('/v1/cases', request);
  return { world, fault, ...opened };
};

/** What `representative-101-a` proposed, so that a colleague can approve it. */
export const proposeCorrection = async (stage: Stage): Promise<WaitingCorrection> => {
  const { fault, ...opened } = await registerReview(stage);
  return { ...opened, proposed: await visitAndPropose(opened.world, opened.caseId, fault) };
};

let sharedCorrection: Promise<WaitingCorrection> | undefined;

/** The correction that waits on the shared platform; nobody decides it. */
export const sharedWaiting = (): Promise<WaitingCorrection> =>
  (sharedCorrection ??= sharedStage().then(proposeCorrection));
