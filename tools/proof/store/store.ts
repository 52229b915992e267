import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chanceOf } from '@pishkhan/data/random';
import { contentOf } from './content.ts';
import { playRound, type Ground, type Round, type Verdict } from './judge.ts';
import { build, runUntil } from './platform.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1405' },
    starts: { type: 'string', default: '20' },
    subscribers: { type: 'string', default: '8' },
    until: { type: 'string', default: '^Ready' },
  },
});
const [rounds, seed, starts, subscribers] = [values.rounds, values.seed, values.starts, values.subscribers].map(
  Number,
) as [number, number, number, number];

/** What the platform says when its folder is loaded enough. */
const until = new RegExp(values.until, 'm');

/** A folder whose platform was killed while it loaded the district, the same after loading, and after a clean stop. */
const grounds = async (root: string): Promise<Ground[]> => {
  const [earlier, killed, stopped] = ['earlier', 'killed', 'stopped'].map((name) => join(root, name)) as [
    string,
    string,
    string,
  ];
  mkdirSync(earlier);
  const half = await runUntil(earlier, { subscribers, words: /meters are installed/, signal: 'SIGKILL' });
  cpSync(earlier, killed, { recursive: true });
  const whole = await runUntil(killed, { subscribers, words: until, signal: 'SIGKILL' });
  if (!until.test(whole.said)) throw new Error(`the platform did not load: ${half.said}${whole.said}`);
  cpSync(killed, stopped, { recursive: true });
  // Opening every file and closing it writes its log back, as a clean stop does.
  contentOf(stopped);
  const reference = join(root, 'reference');
  cpSync(killed, reference, { recursive: true });
  const content = contentOf(reference);
  return [killed, stopped].map((folder) => ({ folder, earlier, content }));
};

const tell = ({ damage: { kind, file, place }, verdict, sentence }: Round, round: number): void =>
  console.log(`round ${round}: ${kind} ${file} ${place}: ${verdict} ${sentence}`);

const table = (played: readonly Round[]): void => {
  const kinds = [...new Set(played.map(({ damage: { kind } }) => kind))];
  const count = (kind: string, verdict: Verdict): number =>
    played.filter((round) => round.damage.kind === kind && round.verdict === verdict).length;
  for (const kind of kinds)
    console.log(`  ${kind.padEnd(10)} noticed ${count(kind, 'noticed')}, harmless ${count(kind, 'harmless')}`);
};

/**
 * Damages one file of a data folder at random, many times: the start must refuse it by a sentence, and `npm run doctor`
 * must find it, or every row must still be there (N1, N11; quality R1, A1).
 */
const main = async (): Promise<number> => {
  await build();
  const root = mkdtempSync(join(tmpdir(), 'store-proof-'));
  try {
    const all = await grounds(root);
    const played: Round[] = [];
    for (let round = 1; round <= rounds; round++) {
      const isStart = round % Math.max(1, Math.floor(rounds / starts)) === 0;
      played.push(await playRound(all[round % all.length]!, chanceOf(seed, round), isStart));
      const last = played.at(-1)!;
      if (last.verdict !== 'noticed' && last.verdict !== 'harmless') tell(last, round);
    }
    const of = (verdict: Verdict): number => played.filter((round) => round.verdict === verdict).length;
    const failed = played.length - of('noticed') - of('harmless');
    console.log(`from seed ${seed}`);
    table(played);
    console.log(
      `${rounds} rounds: ${of('noticed')} noticed, ${of('harmless')} harmless, ${of('SILENT')} silent, ${failed} failed`,
    );
    return failed === 0 ? 0 : 1;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
};

process.exitCode = await main();
