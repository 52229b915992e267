import { parseArgs } from 'node:util';
import {
  readableLog,
  START,
  verifyLog,
  type EventStore,
  type Finding,
  type RecordedEvent,
} from '@pishkhan/event-store';
import { examineVault } from '@pishkhan/customer-accounts/vault';
import { historySource, sourceOptions } from './history-source.ts';
import { invariants } from './invariants/index.ts';
import { catalogue } from './registry.ts';
import { viewsEqualTheLog } from './views-of-log.ts';

const SHOWN = 10;

/** `npm run verify`: checks the invariants on the whole log and the views; exit code 1 on a violation. */
const main = async (): Promise<number> => {
  const { values } = parseArgs({ options: sourceOptions });
  const source = historySource(values);
  if (typeof source === 'string') {
    console.error(source);
    return 1;
  }
  const { store } = source;
  const databases = await source.openViews();
  try {
    const verified = await verifyLog({ store, catalogue, invariants });
    const results = [
      tell('this build knows every event', 'case 08', verified.everyEventIsKnown),
      ...invariants.map(({ name, source }, place) => tell(name, source, verified.findings[place]!)),
    ];
    results.push(
      tell(
        'views equal the fold of events',
        'architecture, invariants',
        await viewsEqualTheLog(databases, async () => readableLog(await wholeLog(store), catalogue).events),
      ),
    );
    const vault = await source.openVault();
    if (typeof vault === 'string') console.log(`–  the vault has each approved change of a person: ${vault}`);
    else {
      const { changes, erased } = await examineVault(vault.vault, readableLog(await wholeLog(store), catalogue).events);
      await vault.close();
      results.push(tell('the vault has each approved change of a person', 'A11-6; N8', changes));
      results.push(tell('the vault has no erased person', 'A6', erased));
    }
    console.log(`–  every letter’s gate was met when it was issued: no kind of case of this version issues letters`);
    console.log(`–  ledger head equals event log: the audit ledger is not part of this version`);
    const failed = results.filter((ok) => !ok).length;
    console.log(`${verified.events} events; ${results.length - failed} invariants hold, ${failed} do not`);
    return failed === 0 ? 0 : 1;
  } finally {
    await databases.close();
    await store.close();
  }
};

const wholeLog = async (store: EventStore): Promise<readonly RecordedEvent[]> =>
  store.readAll({ after: START, limit: Number.MAX_SAFE_INTEGER });

const tell = (name: string, source: string, { examined, violations }: Finding): boolean => {
  console.log(`${violations.length === 0 ? '✓' : '✗'}  ${name} (${source}): ${examined} examined`);
  for (const violation of violations.slice(0, SHOWN)) console.log(`      ${violation}`);
  if (violations.length > SHOWN) console.log(`      and ${violations.length - SHOWN} more`);
  return violations.length === 0;
};

process.exitCode = await main();
