import { isFact } from '@pishkhan/consumption';
import { jalaliText } from '@pishkhan/calendar';
import { meterVisit, type DecisionBody } from '@pishkhan/case-handling/simulation';
import { granted } from '../company/desks.ts';
import { clerks, head, readers, representatives } from '../company/persons.ts';
import type { Request } from './asking.ts';
import { decideHeld, review } from './held.ts';
import { meterOn, rightIndexOf, shownOn, type Household } from './households.ts';
import { isReadByRegisters, readRegisters } from './moves/meters/registers.ts';
import { declineCard, enterCard, isOverdue, seenIndex } from './moves/meters/exchanges.ts';
import { seenIn, type OpenCase } from './seen.ts';
import { certify, sign, type Finishing } from './signing.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Rounds of signing and reviewing; each may bring new work, such as the correction of an estimate. */
const ROUNDS = 8;
/** Rounds of correcting: a signed correction of an estimate may have put a misread late index in its place. */
const CORRECTIONS = 4;
/** Days between the end of the story and the last reading. */
const LAST_PERIOD = 30;
const reason = 'simulated';

const settle = async (finishing: Finishing): Promise<void> => {
  const { company, households } = finishing;
  for (let round = 0; round < ROUNDS; round++) {
    const before = company.store.log.length;
    for (const household of households) {
      await review(finishing, household);
      await decideHeld(finishing, household);
    }
    await sign(finishing);
    if (company.store.log.length === before) return;
  }
};

const openCasesOf = ({ company }: Finishing, { accountId }: Household) =>
  seenIn(company)
    .openCases()
    .filter(({ file }) => file.accountId === accountId);

const ofClerk = ({ file: { officeId } }: OpenCase, use: Request['use']): Request => ({
  service: 'case-handling',
  actor: clerks.find(({ office }) => office === officeId)!,
  use,
});

/** The applicant of a case whose result is known is informed; the others withdraw, even while a correction waits. */
const withdraw = async (finishing: Finishing, household: Household): Promise<void> => {
  for (const each of openCasesOf(finishing, household)) {
    const { caseId } = each.file;
    await finishing.ask(
      'informs' in each.stage
        ? ofClerk(each, ({ cases }, envelope) => cases.informApplicant(caseId, { channel: 'phone' }, envelope))
        : ofClerk(each, ({ cases }, envelope) => cases.withdrawCase(caseId, { reason }, envelope)),
    );
  }
};

/** A withdrawn case closes when its applicant is informed. */
const close = async (finishing: Finishing, household: Household): Promise<void> => {
  await withdraw(finishing, household);
  await withdraw(finishing, household);
};

const wrongOf = ({ company }: Finishing, household: Household) => {
  const { readings, waiting } = seenIn(company).account(household.accountId);
  return [...readings, ...waiting].filter(
    (reading) => isFact(reading) && reading.index !== rightIndexOf(household, reading),
  );
};

/** One case corrects every wrong index that counts as read, one by late evidence too (15.4-32, 15.4-38). */
const correct = async (finishing: Finishing, household: Household): Promise<void> => {
  const { company, ask } = finishing;
  const { accountId } = household;
  const today = company.clock.today();
  const service = 'case-handling';
  const wrong = wrongOf(finishing, household);
  if (wrong.length === 0) return;
  const readings = wrong.map((each) => ({ readingId: each.readingId, rightIndex: rightIndexOf(household, each) }));
  const [clerk] = clerks;
  const form = { accountId, reason };
  await ask({
    service,
    actor: clerk,
    use: ({ cases }, envelope) => cases.openCase({ kind: meterVisit, form }, envelope, granted),
  });
  const caseId = openCasesOf(finishing, household)[0]?.file.caseId;
  if (caseId === undefined) return;
  const seen = { indexSeen: seenIndex(company, household, today), meterSound: true };
  const visit = { visitedOn: today, ...seen, remarks: 'photograph of the register' };
  await ask({ service, actor: clerk, use: ({ cases }, envelope) => cases.recordVisit(caseId, visit, envelope) });
  const decision = { answer: 'errorConfirmed', reason, form: { readings, fault: 'company' } };
  await ask({
    service,
    actor: representatives[0],
    use: ({ cases }, envelope) => cases.decideCase(caseId, decision, envelope),
  });
  await decideByHead(finishing, household, decision);
};

/** What a representative may not decide is escalated: the head confirms a wide rollover with evidence (15.4-33). */
const decideByHead = async (
  finishing: Finishing,
  household: Household,
  { form, ...decision }: DecisionBody & { readonly form: object },
): Promise<void> => {
  const { ask } = finishing;
  const service = 'case-handling';
  for (const { file, stage } of openCasesOf(finishing, household)) {
    if (!('decides' in stage)) continue;
    await ask({
      service,
      actor: representatives[0],
      use: ({ caseVerbs }, envelope) => caseVerbs.escalate(file.caseId, { reason }, envelope),
    });
    const confirmed = { ...decision, form: { ...form, rolloverEvidence: 'photograph of the register' } };
    await ask({
      service,
      actor: head,
      use: ({ cases }, envelope) => cases.decideCase(file.caseId, confirmed, envelope),
    });
  }
};

const correctAll = async (finishing: Finishing): Promise<void> => {
  const { households } = finishing;
  for (let round = 0; round < CORRECTIONS; round++) {
    for (const household of households) {
      await close(finishing, household);
      await correct(finishing, household);
    }
    await settle(finishing);
    if (households.every((household) => wrongOf(finishing, household).length === 0)) return;
  }
};

/** Cards of exchanges that nobody has entered (Card 13). */
const enterCards = async (finishing: Finishing): Promise<void> => {
  const { company, households, ask } = finishing;
  const seen = seenIn(company);
  for (const household of households) {
    if (!isOverdue(company, household)) continue;
    await ask(...declineCard(seen, household));
    for (const _step of ['enter', 'confirm']) await ask(enterCard(seen, household, true));
  }
  await settle(finishing);
};

const readAll = async ({ company, households, ask }: Finishing): Promise<void> => {
  const day = company.clock.today();
  const hasSplit = (household: Household) => isReadByRegisters(seenIn(company), household, day);
  for (const household of households.filter(hasSplit)) await ask(readRegisters(household, day));
  const rows = households
    .filter((household) => !hasSplit(household))
    .map(
      (household) => `${meterOn(household, day).serial},${jalaliText(day)},${shownOn(household, day)},actual,reader-17`,
    );
  const csv = ['meter_serial,read_on,index,kind,reader', ...rows, ''].join('\n');
  const [reader] = readers;
  await ask({
    service: 'metering',
    actor: reader,
    use: ({ readings }, envelope) => readings.receive({ csv, bytes: Buffer.from(csv) }, reader.office!, envelope),
  });
};

/** Both offices open a case about every meter at the same moment: whatever happened before, one of them can (F10). */
const openAgain = async ({ households, ask }: Finishing): Promise<void> => {
  for (const { accountId } of households) {
    const form = { accountId, reason };
    await ask(
      ...clerks.map((actor): Request => ({
        service: 'case-handling',
        actor,
        use: ({ cases }, envelope) => cases.openCase({ kind: meterVisit, form }, envelope, granted),
      })),
    );
  }
};

/**
 * People finish their work: they sign, review and correct everything wrong, and every meter is read truly once more.
 * Whatever the story was, that reading is billed, at once or after a person has accepted it (15.4-31…15.4-34).
 */
export const finish = async (finishing: Finishing): Promise<void> => {
  await certify(finishing);
  await settle(finishing);
  await correctAll(finishing);
  await enterCards(finishing);
  await correctAll(finishing);
  for (const household of finishing.households) await withdraw(finishing, household);
  finishing.company.clock.advance(LAST_PERIOD * DAY_MS);
  await enterCards(finishing);
  await readAll(finishing);
  await settle(finishing);
  await openAgain(finishing);
  for (const household of finishing.households) await withdraw(finishing, household);
  await openAgain(finishing);
};
