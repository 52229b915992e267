import { collectionOf, factOfMessage } from '@pishkhan/views';
import { differencesOf } from '@pishkhan/views/verify';
import { ledgerOfAccount } from '@pishkhan/billing-adjustments/domain';
import { connectTo, type ViewDatabases } from '../../../audit/history-source.ts';
import { invariants } from '../../../audit/invariants/index.ts';
import { services } from '../../../audit/registry.ts';
import { viewsEqualTheLog } from '../../../audit/views-of-log.ts';
import { none, type Check, type Evidence } from './check.ts';
import { firstTimes } from './inverted.ts';
import type { Kept } from './money.ts';

/** The invariants of `npm run verify`. */
export const invariantsHold = ({ log }: Pick<Evidence, 'log'>): Check => {
  const findings = invariants.map(({ name, check }) => ({ name, ...check(log) }));
  return none(
    'R1',
    'violations of the invariants of npm run verify',
    findings.flatMap(({ name, violations }) => violations.map((violation) => `${name}: ${violation}`)),
    `${findings.reduce((sum, { examined }) => sum + examined, 0)} examined`,
  );
};

/** Views of the own log equal its fold: no event was missed or counted twice (R7). */
export const viewsOfLogAgree = async (databases: ViewDatabases, { log }: Pick<Evidence, 'log'>): Promise<Check> => {
  const { examined, violations } = await viewsEqualTheLog(databases, () => Promise.resolve(log));
  return none('R7', 'documents that differ from the fold of the log', violations, `${examined} views`);
};

/**
 * Views of other services' facts equal the fold of the topics, without the messages that the run itself produced (R7).
 */
export const viewsOfTopicsAgree = async (
  databases: ViewDatabases,
  { lying }: Pick<Evidence, 'lying'>,
  ours: (key: string) => boolean,
): Promise<Check> => {
  const violations: string[] = [];
  let views = 0;
  const heard = firstTimes(lying).filter(({ message }) => !ours(message.stream));
  for (const service of services) {
    const database = await connectTo(databases, service.name);
    for (const view of service.views) {
      if (!('topics' in view.from)) continue;
      views++;
      const { topics } = view.from;
      const differences = await differencesOf(
        database,
        view,
        heard.filter(({ topic }) => topics.includes(topic)).map(({ message }) => factOfMessage(message)),
      );
      violations.push(
        ...differences
          .filter(({ key }) => !ours(key))
          .map(({ key, found }) => `view ${view.name}: document ${key} is ${found}`),
      );
    }
    await database.close();
  }
  return none('R7', 'documents that differ from the fold of the topics', violations, `${views} views`);
};

export const keptPostings = async (databases: ViewDatabases): Promise<Kept[]> => {
  const database = await connectTo(databases, 'billing-adjustments');
  try {
    return await database
      .db!.collection<Kept>(collectionOf(ledgerOfAccount))
      .find({ _gone: { $exists: false } } as object)
      .toArray();
  } finally {
    await database.close();
  }
};
