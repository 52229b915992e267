import { describe, expect, it } from '@jest/globals';
import { projectViolations, type Kind, type ProjectGraph } from './projects.ts';

const kinds: Readonly<Record<string, Kind>> = {
  money: 'value-lib',
  calendar: 'value-lib',
  contracts: 'contracts',
  views: 'lib',
  'service-kit': 'lib',
  'contract-specs': 'testing',
  metering: 'service',
  'case-handling': 'service',
  embedded: 'app',
  tools: 'tool',
};

const graph = (edges: readonly [string, string][], test = false): ProjectGraph =>
  new Map(
    Object.entries(kinds).map(([name, kind]) => [
      name,
      { kind, imports: edges.filter(([source]) => source === name).map(([, target]) => ({ target, test })) },
    ]),
  );

describe('imports between projects', () => {
  it.each<[string, string]>([
    ['metering', 'case-handling'],
    ['service-kit', 'metering'],
    ['money', 'views'],
    ['money', 'contracts'],
    ['contracts', 'views'],
    ['metering', 'embedded'],
    ['metering', 'tools'],
    ['views', 'tools'],
    ['embedded', 'tools'],
    ['views', 'contract-specs'],
    ['metering', 'contract-specs'],
  ])('%s must not import %s', (source, target) =>
    expect(projectViolations(graph([[source, target]]))).toEqual([
      expect.stringContaining(`must not import ${target}`),
    ]),
  );

  it('lets deploy and tools compose several services, services use libs, libs use values', () => {
    expect(
      projectViolations(
        graph([
          ['embedded', 'metering'],
          ['embedded', 'case-handling'],
          ['tools', 'metering'],
          ['tools', 'embedded'],
          ['metering', 'service-kit'],
          ['metering', 'contracts'],
          ['service-kit', 'money'],
          ['money', 'calendar'],
          ['contracts', 'calendar'],
        ]),
      ),
    ).toEqual([]);
  });
  it('names a cycle once', () => {
    expect(
      projectViolations(
        graph([
          ['views', 'service-kit'],
          ['service-kit', 'views'],
        ]),
      ),
    ).toEqual([expect.stringContaining('in a circle: service-kit → views → service-kit')]);
  });
  it('lets a spec use test code that needs the library under test', () => {
    const used = new Map(graph([['views', 'contract-specs']], true)).set('contract-specs', {
      kind: 'testing',
      imports: [{ target: 'views', test: false }],
    });
    expect(projectViolations(used)).toEqual([]);
    expect(projectViolations(graph([['views', 'metering']], true))).toEqual([
      expect.stringContaining('must not import metering (service) in a spec'),
    ]);
  });
});
