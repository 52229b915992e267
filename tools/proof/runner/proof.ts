import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { workspaceRoot } from '../../check/source/files.ts';
import { proofs, type Proof } from './proofs.ts';
import { addRow, machine, version } from './results.ts';

const USAGE = `npm run proof -- <name> [--share] [options of the proof]
  --share   the small fixed part that CI runs; nothing is recorded
  options replace those of the whole run
${Object.entries(proofs)
  .map(([name, { what }]) => `  ${name.padEnd(16)} ${what}`)
  .join('\n')}`;

const run = async (words: readonly string[]): Promise<{ readonly ok: boolean; readonly output: string }> => {
  const child = spawn(process.execPath, [...words], { cwd: workspaceRoot, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    process.stdout.write(chunk);
    output += chunk;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { ok: code === 0, output };
};

const record = (name: string, words: readonly string[], { ok, output, minutes }: Outcome): void => {
  const file = addRow({
    date: new Date().toISOString().slice(0, 10),
    commit: version(),
    machine: machine(),
    proof: name,
    words: words.join(' '),
    seed: /(?:^|\bfrom )seed (\d+)/m.exec(output)?.[1] ?? '–',
    counts: proofs[name]!.counts(output) || '–',
    outcome: ok ? 'holds' : 'FAILS',
    minutes: minutes.toFixed(1),
  });
  console.log(`\nRecorded in ${file}`);
};

interface Outcome {
  readonly ok: boolean;
  readonly output: string;
  readonly minutes: number;
}

/** `npm run proof -- <name>`: a long count, recorded in `docs/proof/results.md`. */
const main = async ([name = '', ...rest]: readonly string[]): Promise<number> => {
  const proof: Proof | undefined = Object.hasOwn(proofs, name) ? proofs[name] : undefined;
  if (!proof) {
    console.error(USAGE);
    return 2;
  }
  const share = rest.includes('--share');
  const more = rest.filter((word) => word !== '--share');
  const words = [...(share ? proof.share : more.length === 0 ? proof.whole : []), ...more];
  const began = performance.now();
  const { ok, output } = await run([join(workspaceRoot, proof.program), ...words]);
  if (!share) record(name, words, { ok, output, minutes: (performance.now() - began) / 60_000 });
  return ok ? 0 : 1;
};

process.exitCode = await main(process.argv.slice(2));
