import { describe, expect, it } from '@jest/globals';
import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '../../check/source/files.ts';
import { verdictOf } from './advisories.ts';
import { sbomOf } from './sbom.ts';
import { RUNTIME, shippedPackages, type Lock } from './shipped.ts';

const lock: Lock = {
  'node_modules/a': { version: '1.0.0', dependencies: { b: '1' }, optionalDependencies: { 'only-windows': '1' } },
  'node_modules/b': { version: '2.0.0', license: 'ISC' },
  'node_modules/a/node_modules/b': {
    version: '1.0.0',
    license: 'MIT',
    peerDependencies: { c: '*', d: '*' },
    peerDependenciesMeta: { d: { optional: true } },
  },
  'node_modules/c': { version: '3.0.0' },
  'node_modules/d': { version: '4.0.0' },
  'node_modules/only-windows': { version: '1.0.0', os: ['win32'] },
};

describe('packages of a service (S8)', () => {
  it('are those that its imports reach, in the version that Node would load', () =>
    expect([...shippedPackages(lock, ['a'])].map(([place, { version }]) => `${place}@${version}`)).toEqual([
      'node_modules/a@1.0.0',
      'node_modules/a/node_modules/b@1.0.0',
      'node_modules/c@3.0.0',
    ]));

  it('must be in the lock', () => expect(() => shippedPackages(lock, ['e'])).toThrow('e is imported'));

  it('make a valid CycloneDX document for each service, without packages of tests and without telemetry', async () => {
    // The bundler does not run inside jest.
    execFileSync(process.execPath, ['tools/run/supply/sbom.ts'], { cwd: workspaceRoot });
    for (const service of ['billing-adjustments', 'case-handling', 'customer-accounts', 'metering']) {
      const text = readFileSync(join(workspaceRoot, 'services', service, 'dist', 'sbom.cdx.json'), 'utf8');
      expect(await new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(text)).toBeNull();
      const { components } = JSON.parse(text) as { components: { name: string; group?: string }[] };
      const names = components.map(({ group, name }) => (group ? `${group}/${name}` : name));
      expect(names).toEqual(expect.arrayContaining(['@nestjs/core', 'kafkajs', RUNTIME]));
      expect(names).not.toContain('jest');
      expect(names).not.toContain('@scarf/scarf');
    }
  });

  it('give the same document for the same packages', () => {
    const packages = shippedPackages(lock, ['a']);
    expect(sbomOf('metering', '0.1.0', packages)).toBe(sbomOf('metering', '0.1.0', packages));
    expect(sbomOf('metering', '0.1.0', packages)).not.toContain('timestamp');
  });
});

describe('advisories about shipped packages (S8)', () => {
  const reportOf = (severity: string) => JSON.stringify({ vulnerabilities: { a: { severity, range: '<2' } } });

  it.each(['high', 'critical'])('fail on a %s one and name it', (severity) =>
    expect(verdictOf(reportOf(severity))).toMatchObject({
      passed: false,
      sentence: expect.stringContaining(`a <2: ${severity}`),
    }),
  );

  it('count lower ones', () =>
    expect(verdictOf(reportOf('moderate'))).toEqual({
      passed: true,
      sentence: '0 high or critical advisories about shipped packages, 1 others',
    }));

  it.each(['', '{"message":"405 Method Not Allowed"}'])('say that no source is at hand for %p', (report) =>
    expect(verdictOf(report).sentence).toContain('NOT CHECKED'),
  );
});
