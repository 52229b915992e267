import { rialText } from '../narrator.ts';
import { billClosedOn, chargesOf, untilStatus, type ChargesByLine, type World } from './world.ts';
import type { PlantedFault } from '@pishkhan/data/district';

export interface Correction {
  readonly correctionId: string;
  readonly status: string;
  readonly hash: string;
  readonly proposal: {
    readonly difference: number;
    readonly approvalsNeeded: readonly string[];
    readonly bills: readonly {
      billNumber: string;
      before: ChargesByLine;
      after: ChargesByLine;
      difference: number;
      settlement: string;
    }[];
  };
}

/**
 * The meter is visited, the error is confirmed by the first representative, and the correction is computed (A6-2, A6-3,
 * 11.8).
 */
export const visitAndPropose = async (world: World, caseId: string, fault: PlantedFault): Promise<Correction> => {
  const bill = await billClosedOn(world, fault.accountId, fault.readOn);
  await world.cases('clerk-101').post(`/v1/cases/${caseId}/visits`, {
    visitedOn: fault.visit.on,
    indexSeen: fault.visit.indexSeen,
    meterSound: true,
  });
  const step = await world.cases('representative-101-a').post<{ requestId: string }>(`/v1/cases/${caseId}/decisions`, {
    answer: 'errorConfirmed',
    wrongReadingId: bill.closingReadingId,
    rightIndex: fault.rightIndex,
    fault: 'readingContractor',
    reason: 'رقم کنتور در بازدید با قرائت مغایر است',
  });
  return untilStatus<Correction>(
    world.billing('representative-101-b'),
    `/v1/corrections/${step.requestId}`,
    'awaitingApproval',
  );
};

/** 4: a misread index on a sound meter; every affected bill is computed before and after, by line. */
export const proposal = async (world: World, caseId: string, fault: PlantedFault): Promise<Correction> => {
  const { tell } = world;
  tell.step(
    'The meter is visited; a representative confirms the error and the correction of every affected bill is computed (A6-2, A6-3, 11.8-4)',
  );
  const correction = await visitAndPropose(world, caseId, fault);
  const { bills, difference: both, approvalsNeeded } = correction.proposal;
  for (const { billNumber, before, after, difference, settlement } of bills) {
    tell.say(
      `bill ${billNumber}: ${rialText(before.total)} → ${rialText(after.total)}, difference ${rialText(difference)}, settled by ${settlement}`,
    );
    for (const line of ['gasPrice', 'standingCharge', 'levy', 'vat'] as const)
      tell.say(
        `   ${line.padEnd(15)} ${before[line].toLocaleString('en-US').padStart(10)} → ${after[line].toLocaleString('en-US').padStart(10)}`,
      );
  }
  tell.expect('bills touched', bills.length, 2);
  tell.expect('the over-read bill, 94 m³ after', chargesOf(bills[0]!.after), {
    gasPrice: 129_827,
    standingCharge: 5_000,
    levy: 12_983,
    vat: 12_134,
    total: 159_944,
  });
  tell.expect('the next bill, 250 m³ after', chargesOf(bills[1]!.after), {
    gasPrice: 328_824,
    standingCharge: 5_000,
    levy: 32_882,
    vat: 30_044,
    total: 396_750,
  });
  tell.expect('difference of both', both, -56_797);
  tell.expect('the paid bill is settled by', bills[0]!.settlement, 'nextBill');
  tell.expect('the unpaid bill inside its deadline by', bills[1]!.settlement, 'correctiveBill');
  tell.expect('below the amount band one role must approve (7.5)', approvalsNeeded, ['qualifiedRepresentative']);
  const file = await world.cases('clerk-101').get<{ stage: string }>(`/v1/cases/${caseId}`);
  tell.expect('the case waits for the correction', file.stage, 'correction');
  return correction;
};
