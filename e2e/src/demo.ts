import { parseArgs } from 'node:util';
import { startDistributedInstance } from './distributed-instance.ts';
import { startInstance } from './instance.ts';
import { narrator } from './narrator.ts';
import { furtherBranches } from './journey/all/all.ts';
import { answer, otherEndings } from './journey/answer.ts';
import { approval } from './journey/approval.ts';
import { audit, verify } from './journey/audit.ts';
import { contractorFile } from './journey/contractor-file.ts';
import { crash } from './journey/crash.ts';
import { largeCorrection } from './journey/large-correction.ts';
import { loading } from './journey/loading.ts';
import { posting } from './journey/posting.ts';
import { proposal } from './journey/proposal.ts';
import { registration } from './journey/registration.ts';
import { billClosedOn, billsOf, faultNamed, SEED, SMALLEST_DISTRICT, worldOf } from './journey/world.ts';

/**
 * `npm run demo [-- --distributed] [--all]`: a disputed bill from the counter to the auditor, over HTTP, on a separate
 * instance; with `--all` the further branches too. Exit code 1 if an expectation fails.
 */
const {
  values: { json: asJson, all, distributed, replicas, brokers, identity, secured, subscribers: size },
} = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    all: { type: 'boolean', default: false },
    distributed: { type: 'boolean', default: false },
    replicas: { type: 'string', default: '1' },
    brokers: { type: 'string', default: '1' },
    identity: { type: 'string', default: 'keycloak' },
    secured: { type: 'boolean', default: false },
    subscribers: { type: 'string' },
  },
});
const subscribers = Number(size ?? (distributed ? 40 : 300));
if (!(subscribers >= SMALLEST_DISTRICT)) throw new RangeError(`--subscribers ${size}: ${SMALLEST_DISTRICT} or more`);
const tell = narrator(asJson);
tell.step(distributed ? 'Every service starts in separate processes, on real servers' : 'A fresh instance starts');
const began = performance.now();
const district = { PISHKHAN_SEED: String(SEED), PISHKHAN_SUBSCRIBERS: String(subscribers) };
const instance = distributed
  ? await startDistributedInstance(
      ['--replicas', replicas, '--brokers', brokers, '--identity', identity, ...(secured ? ['--secured'] : [])],
      { ...process.env, ...district },
      tell.say,
    )
  : await startInstance(district, tell.say);
try {
  tell.say(`loaded and ready after ${Math.round((performance.now() - began) / 1000)} s`);
  const world = worldOf(instance, tell, subscribers);
  const misread = faultNamed('misreadDigit');
  await loading(world);
  await contractorFile(world);
  const opened = await registration(world);
  const billsBefore = await billsOf(world, misread.accountId);
  const proposed = await proposal(world, opened.caseId, misread);
  const before = await instance.now();
  const posted = await approval(world, proposed);
  await posting(world, misread, posted, billsBefore);
  tell.step('The case is answered in time, the applicant is informed, the case closes (A6-5, 15.4-21)');
  await answer(world, opened.caseId, 'correctedAnswer', 'corrected');
  await largeCorrection(world);
  const [right, faulty] = [faultNamed('readingRight'), faultNamed('faultyMeter')];
  await otherEndings(world, {
    rightBill: (await billClosedOn(world, right.accountId, right.readOn)).billNumber,
    rightSeen: right.visit.indexSeen,
    faultyAccount: faulty.accountId,
    faultySeen: faulty.visit.indexSeen,
  });
  const overRead = posted.proposal.bills[0]!;
  await audit(world, {
    billNumber: overRead.billNumber,
    before,
    correctionId: posted.correctionId,
    difference: overRead.difference,
  });
  await crash(world);
  if (all) await furtherBranches(world);
  await verify(world);
  process.exitCode = tell.finish() ? 0 : 1;
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await instance.remove(process.exitCode !== 0);
}
