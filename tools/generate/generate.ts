import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { workspaceRoot } from '../check/source/files.ts';
import { generators } from './generators.ts';
import { carryOut, type Options } from './plan.ts';

const optionsFrom = (words: string[]): Options => {
  const usages = Object.values(generators).map(({ usage }) => usage);
  const names = new Set(usages.flatMap((usage) => [...usage.matchAll(/--([\w-]+)/g)].map(([, name]) => name!)));
  const options = Object.fromEntries([...names].map((name) => [name, { type: 'string' as const }]));
  return parseArgs({ args: words, options }).values as Options;
};

const format = (paths: readonly string[], root: string): void => {
  const oxfmt = join(workspaceRoot, 'node_modules/oxfmt/bin/oxfmt');
  spawnSync(process.execPath, [oxfmt, '--no-error-on-unmatched-pattern', ...paths], { cwd: root });
};

const [what = '', ...words] = process.argv.slice(2);
const generator = Object.hasOwn(generators, what) ? generators[what] : undefined;
if (!generator) {
  const lines = Object.entries(generators).map(([name, { usage }]) => `  npm run generate -- ${name} ${usage}`);
  console.error(['What to generate:', ...lines].join('\n'));
  process.exitCode = 1;
} else {
  try {
    const root = process.env['PISHKHAN_ROOT'] ?? workspaceRoot;
    const plan = generator.plan(optionsFrom(words), root);
    const paths = carryOut(plan, root);
    format(paths, root);
    for (const path of paths) console.log(`wrote ${path}`);
    for (const step of plan.next) console.log(`next: ${step}`);
  } catch (error) {
    const sentence = error instanceof Error ? error.message : String(error);
    console.error(`${sentence}\n  npm run generate -- ${what} ${generator.usage}`);
    process.exitCode = 1;
  }
}
