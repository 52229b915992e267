import type { Browser } from 'playwright-core';
import { startInstance, type InstanceWithDesk } from '../src/instance.ts';
import { visitAndPropose, type Correction } from '../src/journey/proposal.ts';
import {
  billClosedOn,
  faultNamed,
  SEED,
  SMALLEST_DISTRICT,
  untilStatus,
  worldOf,
  type World,
} from '../src/journey/world.ts';
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

/** A bill of office 101 after its correction. */
export interface CorrectedBill {
  readonly billNumber: string;
  readonly billId: string;
  readonly paymentId: string;
  readonly accountId: string;
  /** When it became known, as it was issued. */
  readonly issuedAt: string;
  /** The index at its end before and after, as the desk writes them. */
  readonly wrongIndex: RegExp;
  readonly rightIndex: RegExp;
}

const inPersian = (index: number): RegExp => new RegExp(new Intl.NumberFormat('fa-IR').format(index));
/** A figure of the last digits was misread, on an account of its own. */
const MISREAD_BY = 60;

/** What a representative proposed and a colleague approved, with the bill that it corrected. */
export const correctBill = async ({ instance }: Stage): Promise<CorrectedBill> => {
  const silent = { step() {}, say() {}, expect() {}, expectRefused() {} } as never;
  const world = worldOf(instance, silent, SMALLEST_DISTRICT);
  const read = faultNamed('readingRight');
  const fault = { ...read, rightIndex: read.rightIndex - MISREAD_BY };
  const { billNumber, billId, paymentId } = await billClosedOn(world, fault.accountId, fault.readOn);
  const request = { kind: 'bill-review', billNumber, objection: 'readFigure' };
  const { caseId } = await world.cases('clerk-101').post<{ caseId: string }>('/v1/cases', request);
  const { correctionId, hash } = await visitAndPropose(world, caseId, fault);
  const colleague = world.billing('representative-101-b');
  await colleague.post(`/v1/corrections/${correctionId}/approvals`, { hash });
  await untilStatus(colleague, `/v1/corrections/${correctionId}`, 'posted');
  const { steps } = await world
    .billing('auditor-1')
    .because('نمایش سامانه')
    .get<{ steps: readonly { readonly knownFrom: string }[] }>(`/v1/bills/${billNumber}/history`);
  return {
    billNumber,
    billId,
    paymentId: paymentId!,
    accountId: fault.accountId,
    issuedAt: steps[0]!.knownFrom,
    wrongIndex: inPersian(read.rightIndex),
    rightIndex: inPersian(fault.rightIndex),
  };
};

let sharedBill: Promise<CorrectedBill> | undefined;

/** A corrected bill on the shared platform. */
export const sharedCorrected = (): Promise<CorrectedBill> => (sharedBill ??= sharedStage().then(correctBill));

let sharedCorrection: Promise<WaitingCorrection> | undefined;

/** The correction that waits on the shared platform; nobody decides it. */
export const sharedWaiting = (): Promise<WaitingCorrection> =>
  (sharedCorrection ??= sharedStage().then(proposeCorrection));
