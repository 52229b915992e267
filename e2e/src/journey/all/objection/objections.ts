import { approve } from '../../approval.ts';
import type { Correction } from '../../proposal.ts';
import { untilStatus, type World } from '../../world.ts';
import { billsWhen, deliver, meteringHasCorrected, openSubscriber, type Subscriber } from '../subscriber.ts';

const openedInAban = (world: World, fileNumber: string, fullName: string): Promise<Subscriber> =>
  openSubscriber(world, { fileNumber, fullName, installedOn: '2026-10-23', index: 1_000 });

/** A bill review after the visit. */
const reviewed = async (world: World, billNumber: string, objection: string, indexSeen: number): Promise<string> => {
  const clerk = world.cases('clerk-101');
  const { caseId } = await clerk.post<{ caseId: string }>('/v1/cases', { kind: 'bill-review', billNumber, objection });
  await clerk.post(`/v1/cases/${caseId}/visits`, { visitedOn: '2026-11-22', indexSeen, meterSound: true });
  return caseId;
};

/** The representative decides, another one signs, the clerk informs the applicant. */
const corrected = async (world: World, caseId: string, decision: object): Promise<Correction> => {
  const { requestId } = await world
    .cases('representative-101-a')
    .post<{ requestId: string }>(`/v1/cases/${caseId}/decisions`, { ...decision, reason: 'مدرک با قبض مغایر است' });
  const path = `/v1/corrections/${requestId}`;
  const proposed = await untilStatus<Correction>(world.billing('representative-101-b'), path, 'awaitingApproval');
  await approve(world, 'representative-101-b', proposed);
  await untilStatus(world.billing('auditor-1'), path, 'posted');
  return proposed;
};

/** 15.4-39: the day of a reading was recorded wrongly; only the day is corrected, and the amounts follow. */
const wrongDay = async (world: World): Promise<void> => {
  const { tell } = world;
  tell.step('The day of a reading was recorded wrongly: the periods before and after it have other days (15.4-39)');
  const subscriber = await openSubscriber(world, {
    fileNumber: '20000613',
    fullName: 'لیلا کاظمی',
    installedOn: '2026-08-23',
    index: 1_000,
  });
  await deliver(world, subscriber, [
    ['1405-07-01', 1_180],
    ['1405-08-28', 1_260],
  ]);
  const [first, second] = await billsWhen(world, subscriber, 2);
  const caseId = await reviewed(world, second!.billNumber, 'gasPrice', 1_262);
  const { proposal } = await corrected(world, caseId, {
    answer: 'daysWrong',
    days: [{ readingId: first!.closingReadingId, rightDay: '۱۴۰۵/۰۷/۱۱' }],
    fault: 'company',
    document: 'برگ قرائت شماره ۱۲',
  });
  tell.expect('bills corrected', proposal.bills.length, 2);
  tell.expect('180 m³ in 41 days instead of 31 cost less per tier', proposal.bills[0]!.difference < 0, true);
  await meteringHasCorrected(world, subscriber, { readingId: first!.closingReadingId, rightIndex: 1_180 });
};

/** 15.4-38: one case corrects a wrong zone and a wrong reading, with one approval. */
const twoCauses = async (world: World): Promise<void> => {
  const { tell } = world;
  tell.step('Two causes in one case: the zone and the reading were wrong, and one posting corrects both (15.4-38)');
  const subscriber = await openedInAban(world, '20000614', 'مهدی رستمی');
  await deliver(world, subscriber, [['1405-08-30', 1_300]]);
  const [bill] = await billsWhen(world, subscriber, 1);
  const caseId = await reviewed(world, bill!.billNumber, 'gasPrice', 1_285);
  const right = { readingId: bill!.closingReadingId, rightIndex: 1_280 };
  const { proposal } = await corrected(world, caseId, {
    answer: 'severalWrong',
    readings: [right],
    terms: [{ from: '۱۴۰۵/۰۸/۰۱', climateZone: 2 }],
    fault: 'company',
    document: 'گزارش بازدید',
  });
  tell.expect('one proposal of one bill', proposal.bills.length, 1);
  await meteringHasCorrected(world, subscriber, right);
};

/** F6, 15.4-39: an objection to the gas price ends in a correction of the terms, by the same path as a reading. */
const wrongUse = async (world: World): Promise<void> => {
  const { tell } = world;
  tell.step('An objection to the gas price: the use was wrong, and the bill of its days is corrected (15.4-39, F6)');
  const subscriber = await openedInAban(world, '20000611', 'نرگس صالحی');
  await deliver(world, subscriber, [['1405-08-30', 1_300]]);
  const [bill] = await billsWhen(world, subscriber, 1);
  const caseId = await reviewed(world, bill!.billNumber, 'gasPrice', 1_305);
  const { proposal } = await corrected(world, caseId, {
    answer: 'termsWrong',
    from: '۱۴۰۵/۰۸/۰۱',
    use: 'publicCommercial',
    document: 'پروانه کسب شماره ۱۲۳',
  });
  tell.expect('bills corrected', proposal.bills.length, 1);
  tell.expect('the bill names the use of its days, so it costs something else', proposal.difference !== 0, true);
};

/** F6, 15.4-39: a Card 74 item that was posted by mistake is reversed as a linked pair. */
const wrongItem = async (world: World): Promise<void> => {
  const { tell } = world;
  tell.step('An objection to a miscellaneous amount: the Card 74 item is reversed on both sides, once (15.4-39, F6)');
  const subscriber = await openedInAban(world, '20000612', 'پیمان شریفی');
  await deliver(world, subscriber, [['1405-08-30', 1_300]]);
  const [bill] = await billsWhen(world, subscriber, 1);
  const owedBy = async () =>
    (await world.billing('head-1').get<{ balance: number }>('/v1/contractors/contractor-zagros/account')).balance;
  const before = await owedBy();
  const right = { readingId: bill!.closingReadingId, rightIndex: 1_200 };
  const first = await corrected(world, await reviewed(world, bill!.billNumber, 'readFigure', 1_205), {
    answer: 'errorConfirmed',
    readings: [right],
    fault: 'readingContractor',
  });
  await meteringHasCorrected(world, subscriber, right);
  const bills = await billsWhen(world, subscriber, 2);
  const corrective = bills.find(({ billNumber }) => billNumber !== bill!.billNumber)!;
  tell.expect('the contractor owes the fee', (await owedBy()) - before, 35_000);
  const second = await corrected(world, await reviewed(world, corrective.billNumber, 'miscellaneous', 1_205), {
    answer: 'itemWrong',
    linkId: first.correctionId,
    document: 'صورت‌جلسه با پیمانکار',
  });
  tell.expect('no bill changes', second.proposal.bills, []);
  tell.expect('the contractor owes nothing more', (await owedBy()) - before, 0);
};

export const objections = async (world: World): Promise<void> => {
  await wrongUse(world);
  await wrongItem(world);
  await wrongDay(world);
  await twoCauses(world);
};
