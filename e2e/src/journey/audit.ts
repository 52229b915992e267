import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { chargesOf, DEMONSTRATION, type ChargesByLine, type World } from './world.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

interface Explanation {
  readonly charges: ChargesByLine;
  readonly corrections: readonly unknown[];
  readonly lines: readonly {
    line: string;
    amount: number;
    rule: string;
    tariffVersions: readonly string[];
    inputs: readonly unknown[];
  }[];
}

/**
 * 8: the explanations as known before and after differ exactly by the correction; the history can be printed; all
 * invariants hold.
 */
export const audit = async (
  world: World,
  of: {
    readonly billNumber: string;
    readonly before: string;
    readonly correctionId: string;
    readonly difference: number;
  },
): Promise<void> => {
  const { tell } = world;
  tell.step(
    'The explanation of a bill “as known on” an instant before and after differs exactly by the correction (architecture 5)',
  );
  const known = (at: string): Promise<Explanation> =>
    world
      .billing('auditor-1')
      .because(DEMONSTRATION)
      .get(`/v1/bills/${of.billNumber}/explanation?asKnownOn=${encodeURIComponent(at)}`);
  const [before, after] = [await known(of.before), await known('2026-11-22')];
  tell.say(`before: ${JSON.stringify(chargesOf(before.charges))}`);
  tell.say(`after:  ${JSON.stringify(chargesOf(after.charges))}`);
  for (const { line, amount, rule, tariffVersions, inputs } of after.lines)
    tell.say(
      `   ${line.padEnd(15)} ${amount.toLocaleString('en-US').padStart(9)}  rule ${rule}, tariff ${tariffVersions.join(' + ')}, ${inputs.length} inputs`,
    );
  tell.expect('difference of the two', after.charges.total - before.charges.total, of.difference);
  tell.expect('corrections known before', before.corrections.length, 0);
  tell.expect('corrections known after', after.corrections.length, 1);

  tell.step('An auditor replays the correction: every event with actor, office, reason, cause, and the state after it');
  const replay = await run('tools/audit/replay.ts', [...world.instance.source, `correction-${of.correctionId}`]);
  for (const line of replay.output
    .split('\n')
    .filter((text) => /^(correction-|#| {3}(when|actor|office|reason|cause))/.test(text)))
    tell.say(line);
  tell.expect('replay ended with', replay.code, 0);
  tell.expect(
    'its last event',
    /#\d+ (\w+)/g[Symbol.matchAll](replay.output).toArray().at(-1)?.[1],
    'CorrectionPosted',
  );
};

/** All invariants, checked on the log and the views. */
export const verify = async (world: World): Promise<void> => {
  const { tell } = world;
  tell.step('All invariants hold (npm run verify)');
  const { code, output } = await run('tools/audit/verify.ts', [...world.instance.source]);
  for (const line of output.trim().split('\n')) tell.say(line);
  tell.expect('verify ended with', code, 0);
};

const run = async (tool: string, args: readonly string[]): Promise<{ code: number; output: string }> => {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', resolve(ROOT, tool), ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  const [code] = (await once(child, 'close')) as [number];
  return { code, output };
};
