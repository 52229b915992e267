import { describe, expect, it } from '@jest/globals';
import { readModule } from '../source/module.ts';
import { entryViolations } from './entries.ts';

const importing = (path: string, specifier: string) =>
  entryViolations(readModule(path, `import { a } from '${specifier}';\na();`));

describe('packages are reached by their entries', () => {
  it.each([
    ['tools/audit/registry.ts', '../../services/metering/src/domain.ts', 'services/metering'],
    [
      'tools/proof/chaos/checks/doubled.ts',
      '../../../../libs/platform/event-store/src/port.ts',
      'libs/platform/event-store',
    ],
    ['data/tariffs/make-samples.ts', '../../services/billing-adjustments/src/index.ts', 'services/billing-adjustments'],
    ['services/metering/src/index.ts', '../../case-handling/src/index.ts', 'services/case-handling'],
    ['libs/platform/views/src/index.ts', '../../event-store/src/port.ts', 'libs/platform/event-store'],
  ])('%s must not import %s', (path, specifier, target) =>
    expect(importing(path, specifier)).toEqual([expect.stringContaining(`${path}:1 reaches into ${target}`)]),
  );
  it.each([
    ['tools/audit/registry.ts', '@pishkhan/metering/domain'],
    ['tools/audit/registry.ts', '../check/source/files.ts'],
    ['services/metering/simulation.ts', './src/meter/meter.api.ts'],
    ['libs/platform/views/src/index.ts', './view.ts'],
  ])('%s may import %s', (path, specifier) => expect(importing(path, specifier)).toEqual([]));
});
