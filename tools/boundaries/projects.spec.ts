import { describe, expect, it } from '@jest/globals';
import { projectViolations, type ProjectGraph } from './projects.ts';

const kinds = {
  money: 'value-lib', calendar: 'value-lib', contracts: 'contracts', views: 'lib', 'service-kit': 'lib',
  metering: 'service', 'case-handling': 'service', embedded: 'app', tools: 'tool',
};

const graph = (...edges: [string, string][]): ProjectGraph => ({
  nodes: Object.fromEntries(Object.entries(kinds).map(([name, kind]) => [name, { data: { root: name, tags: [`type:${kind}`] } }])),
  dependencies: Object.fromEntries(Object.keys(kinds).map((name) => [name, edges.filter(([source]) => source === name).map(([, target]) => ({ target }))])),
});

describe('who may import whom', () => {
  it.each<[string, string]>([
    ['metering', 'case-handling'], ['service-kit', 'metering'], ['money', 'views'], ['money', 'contracts'], ['contracts', 'money'],
    ['metering', 'embedded'], ['metering', 'tools'], ['views', 'tools'],
  ])('%s must not import %s', (source, target) => expect(projectViolations(graph([source, target]))).toEqual([expect.stringContaining(`must not import ${target}`)]));

  it('lets deploy and tools compose several services, services use libs, libs use values', () => {
    expect(projectViolations(graph(['embedded', 'metering'], ['embedded', 'case-handling'], ['tools', 'metering'], ['metering', 'service-kit'], ['metering', 'contracts'], ['service-kit', 'money'], ['money', 'calendar']))).toEqual([]);
  });
  it('names a circle once', () => {
    expect(projectViolations(graph(['views', 'service-kit'], ['service-kit', 'views']))).toEqual([expect.stringContaining('in a circle: service-kit → views → service-kit')]);
  });
  it('asks for a tag where there is none', () => {
    expect(projectViolations({ nodes: { stray: { data: { root: 'stray' } } }, dependencies: {} })).toEqual([expect.stringContaining('stray: its project.json needs a tag')]);
  });
  it('ignores npm packages', () => expect(projectViolations(graph(['money', 'npm:uuid']))).toEqual([]));
});
