import { civilDate } from '@pishkhan/calendar';
import { eventually } from '@pishkhan/testing/eventually';
import { rialText } from '../narrator.ts';
import { approve } from './approval.ts';
import { visitAndPropose, type Correction } from './proposal.ts';
import { billsOf, faultNamed, PATIENCE_MS, readingsOf, untilStatus, type World } from './world.ts';

/** How many subscribers after those with a planted fault the first one is that is read wrong here. */
const AFTER_FAULTS = 10;
const MOST_KILLS = 8;

/**
 * Kills the process (SIGKILL) right after the response to the last approval, repeatedly, until at least one kill came
 * between approval and posting. After every restart the correction is posted exactly once.
 */
export const crash = async (world: World): Promise<void> => {
  const { tell } = world;
  tell.step('kill -9 between approval and posting: after the restart the correction is posted once');
  let between = 0;
  for (let kill = 1; kill <= MOST_KILLS && between === 0; kill++) {
    const correction = await misreadAndPropose(world, kill);
    const approved = await approve(world, 'representative-101-b', correction);
    await world.instance.kill();
    const types = await typesOf(world, `correction-${correction.correctionId}`);
    between += types.includes('CorrectionFullyApproved') && !types.includes('CorrectionPosted') ? 1 : 0;
    tell.say(`kill ${kill}: answered ${approved.status}, the log ends with ${types.at(-1)}`);
    await world.instance.restart();
    await untilStatus<Correction>(world.billing('auditor-1'), `/v1/corrections/${correction.correctionId}`, 'posted');
    const postings = (await typesOf(world, `bill-account-${correction.accountId}`)).filter(
      (type) => type === 'BillsCorrected',
    ).length;
    tell.expect('acknowledged, and posted exactly once', [approved.status, postings], [200, 1]);
  }
  tell.expect('at least one kill came between approval and posting', between > 0, true);
};

/** A normal subscriber of route A is read 300 m³ too high today, objects, and the correction waits for approval. */
const misreadAndPropose = async (world: World, kill: number): Promise<Correction & { accountId: string }> => {
  const { district } = world;
  const meter = district.meters[district.faults.length + AFTER_FAULTS + kill]!;
  const readings = await readingsOf<{ readOn: string; index: number }>(world, meter.serial);
  const rightIndex = Math.max(...readings.map(({ index }) => index)) + 3;
  const readOn = civilDate('2026-11-22');
  const contractorId = district.readingFiles.find(({ csv }) => csv.includes(`\n${meter.serial},`))!.contractorId;
  const csv = `meter_serial,read_on,index,kind,reader\n${meter.serial},1405-09-01,${rightIndex + 300},actual,reader-17\n`;
  const loaded = await world
    .metering(contractorId === 'contractor-zagros' ? 'reader-zagros' : 'reader-alborz')
    .post('/v1/reading-files', csv, { contentType: 'text/csv' });
  if (loaded.accepted !== 1) throw new Error(JSON.stringify(loaded));
  const bill = await eventually(async () => {
    const bills = await billsOf(world, meter.accountId);
    return bills.find(({ periodTo }) => periodTo === readOn) ?? false;
  }, PATIENCE_MS);
  const opened = await eventually(async () => {
    const { status, body } = await world.cases('clerk-101').request('POST', '/v1/cases', {
      body: { kind: 'bill-review', billNumber: bill.billNumber, objection: 'readFigure' },
    });
    return status === 201 && body;
  }, PATIENCE_MS);
  tellBill(world, bill.payable);
  const visit = { on: readOn, indexSeen: rightIndex, meterSound: true };
  const correction = await visitAndPropose(world, opened.caseId, {
    ...faultNamed('misreadDigit'),
    accountId: meter.accountId,
    readOn,
    rightIndex,
    visit,
  });
  return { ...correction, accountId: meter.accountId };
};

const tellBill = ({ tell }: World, payable: number) => tell.say(`a bill over ${rialText(payable)} is disputed`);

const typesOf = async (world: World, stream: string): Promise<string[]> => {
  const store = world.instance.openLog();
  try {
    return (await store.readStream(stream)).map(({ type }) => type);
  } finally {
    await store.close();
  }
};
