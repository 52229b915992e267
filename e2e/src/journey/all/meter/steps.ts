import { eventually } from '@pishkhan/testing/eventually';
import { approve } from '../../approval.ts';
import type { Correction } from '../../proposal.ts';
import { PATIENCE_MS, untilStatus, type World } from '../../world.ts';

export interface CaseOfAMeter {
  readonly caseId: string;
  readonly trackingCode: string;
  readonly stage: string;
  readonly state: string;
  readonly outcome: string | null;
  readonly asked: object;
  readonly openedBy: string;
  readonly continuedBy: string | null;
  readonly correction: { readonly correctionId: string; readonly difference: number | null } | null;
  readonly history: readonly { readonly type: string; readonly data: Readonly<Record<string, unknown>> }[];
}

/** Today of the demonstration. */
export const TODAY = '2026-11-22';
export const REPRESENTATIVE = 'representative-101-a';
export const EXCHANGER = 'exchange-sabalan';
export const WORKSHOP = 'workshop-taftan';
export const workshop = { workshop: 'contractor-taftan' };

/** Steps of one case by its people. */
export const stepsIn = (world: World, caseId: string) => {
  const read = (username: string) => world.cases(username).get<CaseOfAMeter>(`/v1/cases/${caseId}`);
  return {
    caseId,
    read,
    decide: (username: string, answer: string, form: object = {}) =>
      world.cases(username).post(`/v1/cases/${caseId}/decisions`, { answer, reason: 'طبق مدارک پرونده', ...form }),
    report: (username: string, form: object) => world.cases(username).post(`/v1/cases/${caseId}/reports`, form),
    inform: () => world.cases('clerk-101').post(`/v1/cases/${caseId}/notices`, { channel: 'sms' }),
    /** The case as soon as it is at the stage; another service may work until then. */
    at: (stage: string) =>
      eventually(
        async () => {
          const found = await read(REPRESENTATIVE);
          return found.stage === stage && found;
        },
        PATIENCE_MS,
        `case ${caseId} is at ${stage}`,
      ),
    /** Another representative signs the correction that the case waits for (7.5, 15.4-29). */
    signed: async (): Promise<Correction> => {
      const { correction } = await read(REPRESENTATIVE);
      const path = `/v1/corrections/${correction!.correctionId}`;
      const proposed = await untilStatus<Correction>(world.billing('representative-101-b'), path, 'awaitingApproval');
      await approve(world, 'representative-101-b', proposed);
      return untilStatus<Correction>(world.billing('auditor-1'), path, 'posted');
    },
  };
};

/** A new meter for a subscriber of a chapter, and the index of the one that was taken off. */
export const exchanged = (serial: string, removalIndex: number) => ({
  result: 'exchanged',
  doneOn: TODAY,
  removalIndex,
  serial,
  capacity: 'G4',
  registerDigits: 5,
  index: 0,
  damaged: false,
});
/** The written answer of the workshop (A1-7). */
export const tested = (finding: 'sound' | 'faulty', error: string) => ({
  finding,
  doneOn: TODAY,
  error,
  answerNumber: 'ک/۱۲',
  answeredOn: TODAY,
  damaged: false,
});
