import { parseArgs } from 'node:util';
import { workspaceRoot } from '../check/source/files.ts';
import { aggregatePlan } from './aggregate.ts';
import { caseKindPlan } from './case-kind.ts';
import { commandPlan } from './command.ts';
import { contractPlan } from './contract.ts';
import { carryOut, type Options, type Plan } from './plan.ts';
import { viewPlan } from './view.ts';

const generators: Readonly<Record<string, { plan: (options: Options, root: string) => Plan; usage: string }>> = {
  aggregate: {
    plan: aggregatePlan,
    usage: '--service metering --name seal --command PlaceSeal --event SealPlaced --source A2-6',
  },
  command: {
    plan: commandPlan,
    usage:
      '--service metering --aggregate seal --name BreakSeal --event SealBroken --source A2-6 --role fieldExpert [--route v1/seals/:id/break]',
  },
  view: {
    plan: viewPlan,
    usage:
      "--service metering --aggregate seal --name seals-broken --event SealBroken --question 'Which seals were broken, and when?' [--category seal]",
  },
  contract: {
    plan: contractPlan,
    usage:
      "--service metering --name SealBroken --subject meter --sentence 'A seal was found broken' --source A2-6 [--version 2]",
  },
  'case-kind': {
    plan: caseKindPlan,
    usage:
      "--name meter-test --source A1 --opens A1-1 --decides A1-3 --deadline A1-15 --title 'Meter test' --title-fa 'تست کنتور' [--days 5] [--fee meterTest]",
  },
};

const optionsFrom = (words: string[]): Options => {
  const names = [
    ...new Set(
      Object.values(generators).flatMap(({ usage }) =>
        [...usage.matchAll(/--([\w-]+)/g)].map(([, name]) => name ?? ''),
      ),
    ),
  ];
  const { values } = parseArgs({
    args: words,
    options: Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])),
  });
  return values as Options;
};

const [what = '', ...words] = process.argv.slice(2);
const generator = generators[what];
if (!generator) {
  console.error(
    [
      'What to generate:',
      ...Object.entries(generators).map(([name, { usage }]) => `  npm run generate -- ${name} ${usage}`),
    ].join('\n'),
  );
  process.exitCode = 1;
} else {
  try {
    const root = process.env['PISHKHAN_ROOT'] ?? workspaceRoot;
    const plan = generator.plan(optionsFrom(words), root);
    for (const path of carryOut(plan, root)) console.log(`wrote ${path}`);
    for (const step of plan.next) console.log(`next: ${step}`);
  } catch (error) {
    console.error(
      `${error instanceof Error ? error.message : String(error)}\n  npm run generate -- ${what} ${generator.usage}`,
    );
    process.exitCode = 1;
  }
}
