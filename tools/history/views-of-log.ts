import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { startEmbeddedMongoDb } from '@pishkhan/embedded-mongodb';
import { comparePositions, inCategory, type Position, type RecordedEvent } from '@pishkhan/event-store';
import { factOfEvent } from '@pishkhan/views';
import { checkpointOf, differencesOf } from '@pishkhan/views/verify';
import mongoose from 'mongoose';
import type { Finding } from './invariants/invariant.ts';
import { services, type AnyView } from './registry.ts';

/** Views equal the fold of the events up to their checkpoint; looked at in a copy, so a running platform is not disturbed (architecture, invariants). */
export const viewsEqualTheLog = async (viewFile: string, readLog: () => Promise<readonly RecordedEvent[]>): Promise<Finding> => {
  const folder = await mkdtemp(join(tmpdir(), 'pishkhan-verify-'));
  const copy = join(folder, 'views.sqlite');
  const original = new DatabaseSync(viewFile, { readOnly: true });
  original.exec(`VACUUM INTO '${copy.replaceAll("'", "''")}'`);
  original.close();
  const server = await startEmbeddedMongoDb({ file: copy });
  try {
    const log = await readLog();
    const findings: { view: string; differences: readonly string[] }[] = [];
    for (const service of services) {
      const database = await mongoose.createConnection(server.uri(service.name)).asPromise();
      for (const view of service.views.filter(({ from }) => 'categories' in from)) findings.push(await compare(database, view, log));
      await database.close();
    }
    return { examined: findings.length, violations: findings.flatMap(({ view, differences }) => differences.map((difference) => `view ${view}: ${difference}`)) };
  } finally {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
};

const compare = async (database: mongoose.Connection, view: AnyView, log: readonly RecordedEvent[]) => {
  const upTo: Position = await checkpointOf(database, view);
  const { categories } = view.from as { categories: readonly string[] };
  const facts = log.filter(({ stream, position }) => comparePositions(position, upTo) <= 0 && categories.some((category) => inCategory(stream, category))).map(factOfEvent);
  const differences = await differencesOf(database, view, facts);
  return { view: view.name, differences: differences.map(({ key, found }) => `document ${key} is ${found}`) };
};
