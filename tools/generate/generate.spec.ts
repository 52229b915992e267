import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workspaceRoot } from '../check/source/files.ts';

const copied = [
  'services/customer-accounts',
  'services/case-handling',
  'contracts',
  'tsconfig.base.json',
  'tsconfig.json',
  'jest.config.mjs',
  '.oxlintrc.json',
  'package.json',
];
const runs: Readonly<Record<string, readonly string[]>> = {
  aggregate: [
    'aggregate',
    '--service',
    'customer-accounts',
    '--name',
    'name-change',
    '--command',
    'AskForNameChange',
    '--event',
    'NameChangeAskedFor',
    '--source',
    'C1-1',
  ],
  command: [
    'command',
    '--service',
    'customer-accounts',
    '--aggregate',
    'name-change',
    '--name',
    'withdrawNameChange',
    '--event',
    'NameChangeWithdrawn',
    '--source',
    'C1-2',
    '--role',
    'counterClerk',
  ],
  view: [
    'view',
    '--service',
    'customer-accounts',
    '--aggregate',
    'name-change',
    '--name',
    'name-changes-withdrawn',
    '--event',
    'NameChangeWithdrawn',
    '--question',
    "Who didn't go on?",
  ],
  contract: [
    'contract',
    '--service',
    'customer-accounts',
    '--name',
    'NameChangeWithdrawn',
    '--subject',
    'account',
    '--sentence',
    'The new subscriber did not go on',
    '--source',
    'C1-2',
  ],
  'case-kind': [
    'case-kind',
    '--name',
    'meter-test',
    '--source',
    'A1',
    '--opens',
    'A1-1',
    '--decides',
    'A1-3',
    '--deadline',
    'A1-15',
    '--title',
    'Meter test',
    '--title-fa',
    'تست کنتور',
    '--days',
    '5',
  ],
};
const specs: Readonly<Record<string, readonly string[]>> = {
  aggregate: ['name-change/domain/name-change.spec.ts'],
  command: ['name-change/domain/withdraw-name-change.spec.ts', 'name-change/withdraw-name-change.api.spec.ts'],
  view: ['name-change/views/name-changes-withdrawn.view.spec.ts'],
  contract: ['contracts/contracts.spec.ts'],
  'case-kind': ['kinds/meter/meter-test.spec.ts'],
};

interface Report {
  numPassedTests: number;
  testResults: { name: string; status: string; message: string }[];
}

describe('generators', () => {
  let root = '';
  let report: Report = { numPassedTests: 0, testResults: [] };
  const bin = (name: string, ...args: string[]) =>
    spawnSync(join(workspaceRoot, 'node_modules/.bin', name), args, {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, GOMAXPROCS: '1' },
    });
  const generate = (args: readonly string[]) =>
    spawnSync(process.execPath, [join(workspaceRoot, 'tools/generate/generate.ts'), ...args], {
      env: { PATH: process.env['PATH'], PISHKHAN_ROOT: root },
      encoding: 'utf8',
    });
  const written: Record<string, ReturnType<typeof generate>> = {};

  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'generated-code-'));
    for (const path of copied)
      cpSync(join(workspaceRoot, path), join(root, path), {
        recursive: true,
        filter: (from) => !/\/(dist|node_modules)$/.test(from),
      });
    symlinkSync(join(workspaceRoot, 'node_modules'), join(root, 'node_modules'));
    for (const [name, args] of Object.entries(runs)) written[name] = generate(args);
    const paths = Object.values(specs)
      .flat()
      .map((path) => path.replaceAll('.', '\\.'));
    const { stdout } = bin(
      'node',
      '--experimental-vm-modules',
      'node_modules/jest/bin/jest.js',
      '--rootDir',
      root,
      '--json',
      '--silent',
      ...paths,
    );
    report = JSON.parse(stdout) as Report;
  }, 120_000);
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it.each(Object.entries(specs))('%s: says what it wrote, and the specs of it pass', (name, paths) => {
    expect([written[name]?.status, written[name]?.stderr]).toEqual([0, '']);
    expect(written[name]?.stdout).toMatch(/^wrote /);
    for (const path of paths)
      expect(report.testResults.find((result) => result.name.endsWith(path)) ?? { name: path }).toMatchObject({
        status: 'passed',
        message: '',
      });
  });
  it('types hold and lint passes in everything that was written', () => {
    const touched = Object.values(written).flatMap(({ stdout }) =>
      stdout
        .split('\n')
        .filter((line) => line.startsWith('wrote '))
        .map((line) => line.slice('wrote '.length)),
    );
    const about = (output: string) =>
      output.split('\n').filter((line) => touched.some((path) => line.startsWith(path)));
    expect(about(bin('tsc', '-p', 'tsconfig.json', '--checkers', '1').stdout)).toEqual([]);
    expect(about(bin('oxlint', '--type-aware', '-f', 'unix', 'services', 'contracts').stdout)).toEqual([]);
    expect(touched.length).toBeGreaterThan(20);
  }, 120_000);
  it('what hand-written files knew is still there', () => {
    expect(readFileSync(join(root, 'services/customer-accounts/src/domain.ts'), 'utf8')).toMatch(
      /deciders = \[account, nameChange\] as const[\s\S]*views = \[subscriberCard, nameChangesWithdrawn\]/,
    );
  });
  it('refuse to write over a file, and change nothing then', () => {
    const before = readFileSync(join(root, 'services/customer-accounts/src/domain.ts'), 'utf8');
    expect(generate(runs['aggregate'] ?? [])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('is there already'),
    });
    expect(readFileSync(join(root, 'services/customer-accounts/src/domain.ts'), 'utf8')).toBe(before);
  });
  it('say what is missing, and what there is', () => {
    expect(generate(['view', '--service', 'metering'])).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/--aggregate is missing\n.*npm run generate -- view/),
    });
    expect(generate([])).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/aggregate[\s\S]*command[\s\S]*view[\s\S]*contract[\s\S]*case-kind/),
    });
  });
});
