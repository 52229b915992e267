import { describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { workspaceRoot } from '../check/source/files.ts';
import { readModule } from '../check/source/module.ts';
import * as matrix from '../proof/generators/matrix.ts';
import type { Run } from '../proof/generators/matrix.ts';
import { generators } from './generators.ts';
import { resultOf, type Options } from './plan.ts';

/**
 * The files that a run would write, with each module parsed. Their types, lint and specs: `npm run proof --
 * generators`.
 */
const played = ({ generator, options }: Run, more: Options = {}) => {
  const files = resultOf(generators[generator]!.plan({ ...options, ...more }, workspaceRoot), workspaceRoot);
  for (const { path, content } of files) if (path.endsWith('.ts')) readModule(path, content);
  return new Map(files.map(({ path, content }) => [path, content]));
};
const generate = (...words: string[]) =>
  spawnSync(process.execPath, [join(workspaceRoot, 'tools/generate/generate.ts'), ...words], { encoding: 'utf8' });
const optionsOf = ({ options }: Run) => Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);

const all = matrix.allAggregates(workspaceRoot);
const named = all.map((aggregate) => [`${aggregate.service}: ${aggregate.noun}`, aggregate] as const);

describe('every aggregate', () => {
  it.each(named)('%s accepts a command, or names the right generator', (_, aggregate) => {
    const run = matrix.commandFor(aggregate);
    const role = { role: 'auditor' };
    if (run.refusal) return expect(() => played(run, role)).toThrow(run.refusal);
    const files = played(run, role);
    const { Command = '', Event = '' } = { Command: run.options['name'], Event: run.options['event'] };
    expect(files.get(aggregate.module)).toMatch(new RegExp(`case '${Command}':[\\s\\S]*return`));
    expect(files.get(aggregate.module)).toMatch(new RegExp(`events: \\{[^}]*${Event}: 1`));
    expect([...files.values()].join('\n')).toContain(`case '${Event}':`);
    expect(files.get(`services/${aggregate.service}/src/index.ts`)).toContain(`${Command}Api`);
    expect(files.has(`${aggregate.folder}/samples/${Event}.v1.json`)).toBe(true);
  });
  it.each(named)('%s gets a view', (_, aggregate) => {
    const files = played(matrix.viewFor(aggregate));
    const [view = ''] = [...files].filter(([path]) => path.endsWith('.view.ts')).map(([, content]) => content);
    for (const event of aggregate.events.keys()) expect(view).toContain(`${event}:`);
    expect(files.get(`services/${aggregate.service}/src/domain.ts`)).toMatch(/views = \[[^\]]*inspectionsOf/);
  });
  it('aggregates without their own commands are published in versions, or decided by kinds', () => {
    const refusing = all.filter(({ decides }) => decides !== 'commands').map(({ noun }) => noun);
    expect(refusing.toSorted()).toEqual([
      'case-policy',
      'cases',
      'fee-schedule',
      'person-policy',
      'policy',
      'reading-policy',
      'tariff-book',
      'working-calendar',
    ]);
  });
});

describe('every service', () => {
  it.each(matrix.newAggregates(workspaceRoot).map((run) => [run.about, run] as const))('%s', (_, run) => {
    const service = run.options['service']!;
    expect(played(run).get(`services/${service}/src/domain.ts`)).toMatch(/deciders = \[[^\]]*auditOf/);
  });
  it('rejects an aggregate whose streams start like those of another', () =>
    expect(() => played(matrix.newAggregates(workspaceRoot)[0]!, { service: 'metering', name: 'meter-seal' })).toThrow(
      /streams of meter-seal and meter start alike/,
    ));
});

describe('tables', () => {
  it('of roles and demo users get a row', () => {
    const files = played(matrix.newRole);
    expect(files.get('libs/values/roles/src/roles.data.ts')).toMatch(/sealInspector: \{ title: [^\n]* place: 'county'/);
    expect(files.get('libs/testing/development-issuer/src/users.ts')).toContain("'sealInspector', 'county-1'");
  });
  it('of services, definitions and audited services get a row', () => {
    const files = played(matrix.newService);
    expect(JSON.parse(files.get('contracts/services.json')!)).toHaveProperty('seal-store');
    for (const path of ['deploy/embedded/src/definitions.ts', 'tools/audit/registry.ts'])
      expect(files.get(path)).toContain("'seal-store': sealStore");
  });
  it.each(named.filter(([, { noun }]) => noun.endsWith('policy')))('%s gets a policy', (_, aggregate) =>
    expect([...played(matrix.policyFor(aggregate)).values()].join('\n')).toMatch(/olicies = \{[^}]*inspection-period/),
  );
});

describe('contracts', () => {
  it('of cases are mapped by hand, and of an unknown event not at all', () => {
    const contract = (service: string, aggregate: string) =>
      played({
        generator: 'contract',
        about: '',
        options: { service, aggregate, name: 'SealBroken', sentence: 'A seal', source: 'A2-6' },
      });
    expect(() => contract('case-handling', 'cases')).toThrow(/mapped by hand in .*case\.publish\.ts/);
    expect(() => contract('metering', 'meter')).toThrow(/meter has no event SealBroken; it has MeterInstalled/);
  });
  it('stand beside those of their service', () => {
    const run = { service: 'metering', subject: 'meter', name: 'SealBroken', sentence: 'A seal', source: 'A2-6' };
    const files = played({ generator: 'contract', about: '', options: run });
    expect(files.get('contracts/published.ts')).toMatch(
      /metering\/[^\n]*\n.*metering\/seal-broken\.v1\.ts';\nexport \* from '.\/billing/,
    );
    expect(files.get('services/case-handling/src/copies/known-meter.view.ts')).toContain("SealBroken: 'ignored'");
  });
});

describe('the command line', () => {
  it('lists every generator with an example', () => {
    const { status, stderr } = generate();
    expect(status).toBe(1);
    for (const name of Object.keys(generators)) expect(stderr).toContain(`npm run generate -- ${name} --`);
  });
  it('names a missing option, and shows the example', () =>
    expect(generate('view', '--service', 'metering')).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/--aggregate is missing\n.*npm run generate -- view/),
    }));
  it('names the existing aggregates', () =>
    expect(generate('view', ...optionsOf(matrix.viewFor(all[0]!)), '--aggregate', 'seal').stderr).toMatch(
      /has no aggregate seal; it has account/,
    ));
  it('overwrites no file', () =>
    expect(generate('service', ...optionsOf(matrix.newService), '--name', 'metering').stderr).toMatch(
      /services\/metering\/package.json.* already exists/,
    ));
});
