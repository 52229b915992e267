import { parseArgs } from 'node:util';
import { launchers, signals, victims, type Death } from './deaths.ts';
import { die } from './die.ts';

const USAGE = `npm run proof -- launchers [--launchers infra,start] [--signals SIGKILL,SIGTERM] [--victims npm,launcher]`;

const chosen = <Word extends string>(words: string | undefined, all: readonly Word[]): readonly Word[] =>
  words === undefined ? all : all.filter((word) => words.split(',').includes(word));

const { values } = parseArgs({
  options: { launchers: { type: 'string' }, signals: { type: 'string' }, victims: { type: 'string' } },
});
const deaths: readonly Death[] = chosen(values.launchers, launchers).flatMap((launcher) =>
  chosen(values.signals, signals).flatMap((signal) =>
    chosen(values.victims, victims).map((victim) => ({ launcher, signal, victim })),
  ),
);
if (deaths.length === 0) throw new RangeError(USAGE);

/** Kills each launcher in each way while its servers run; a few seconds later no process may be left. */
let failed = 0;
console.log(`${'launcher'.padEnd(10)}${'killed'.padEnd(10)}${'by'.padEnd(9)}${'ran'.padEnd(110)} left`);
for (const death of deaths) {
  const { ran, left, seconds } = await die(death);
  const found = left.length === 0 ? `nothing after ${seconds.toFixed(1)} s` : `LEFT: ${left.join(', ')}`;
  failed += left.length === 0 ? 0 : 1;
  console.log(
    `${death.launcher.padEnd(10)}${death.victim.padEnd(10)}${death.signal.padEnd(9)}${ran.join(' ').padEnd(110)} ${found}`,
  );
}
console.log(`\n${deaths.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
