import { comparePositions, inCategory, type Finding, type Position, type RecordedEvent } from '@pishkhan/event-store';
import { factOfEvent } from '@pishkhan/views';
import { checkpointOf, differencesOf } from '@pishkhan/views/verify';
import type mongoose from 'mongoose';
import { connectTo, type ViewDatabases } from './history-source.ts';
import { services, type AnyView } from './registry.ts';

/**
 * Views equal the fold of the events up to their checkpoint; nothing may be written meanwhile (architecture,
 * invariants).
 */
export const viewsEqualTheLog = async (
  databases: ViewDatabases,
  readLog: () => Promise<readonly RecordedEvent[]>,
): Promise<Finding> => {
  const log = await readLog();
  const findings: { view: string; differences: readonly string[] }[] = [];
  for (const service of services) {
    const database = await connectTo(databases, service.name);
    for (const view of service.views.filter(({ from }) => 'categories' in from))
      findings.push(await compare(database, view, log));
    await database.close();
  }
  return {
    examined: findings.length,
    violations: findings.flatMap(({ view, differences }) =>
      differences.map((difference) => `view ${view}: ${difference}`),
    ),
  };
};

const compare = async (database: mongoose.Connection, view: AnyView, log: readonly RecordedEvent[]) => {
  const upTo: Position = await checkpointOf(database, view);
  const { categories } = view.from as { categories: readonly string[] };
  const facts = log
    .filter(
      ({ stream, position }) =>
        comparePositions(position, upTo) <= 0 && categories.some((category) => inCategory(stream, category)),
    )
    .map(factOfEvent);
  const differences = await differencesOf(database, view, facts);
  return { view: view.name, differences: differences.map(({ key, found }) => `document ${key} is ${found}`) };
};
