import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { oracleOf, readOracle } from '../oracle.ts';
import { startWorld } from './given/world.ts';
import { play } from './play.ts';

const { values } = parseArgs({ options: { languages: { type: 'string', default: 'fa,en' } } });

const world = await startWorld();
let failed = false;
for (const language of values.languages.split(',')) {
  const { requests, compared, answered, commands, untried, faults } = await play(world, {
    oracle: oracleOf(readOracle()),
    language,
  });
  for (const line of [...faults, ...untried.map((endpoint) => `not tried: ${endpoint}`)]) console.log(line);
  console.log(
    `${language}: ${world.endpoints.length} endpoints, ${requests} requests, ${compared} compared, ${answered} reads and ${commands} commands answered, ${faults.length} leaks`,
  );
  failed ||= faults.length > 0 || untried.length > 0 || answered === 0 || commands === 0;
}
await world.platform.stop();
process.exitCode = failed ? 1 : 0;
