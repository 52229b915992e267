import { describe, expect, it } from '@jest/globals';
import { licenceFaults, licencesPage } from './licences.ts';

const shipped = (licence: string | undefined) =>
  new Map([
    [
      'metering',
      new Map([['node_modules/a', { name: 'a', version: '1.0.0', licence, integrity: '', dependencies: [] }]]),
    ],
  ]);

describe('licences of shipped packages (S8)', () => {
  it.each(['MIT', '(BSD-3-Clause AND Apache-2.0)', '(MIT OR GPL-3.0-only)'])('permits %s', (licence) =>
    expect(licenceFaults(shipped(licence))).toEqual([]),
  );

  it.each([undefined, 'GPL-3.0-only', '(MIT AND GPL-3.0-only)'])('names a package under %s', (licence) =>
    expect(licenceFaults(shipped(licence))).toEqual([
      expect.stringContaining(`a 1.0.0 is shipped under ${licence ?? 'no licence'}`),
    ]),
  );

  it('prints each package with its licence', () =>
    expect(licencesPage(shipped('MIT'))).toContain('| a | 1.0.0 | MIT | all |'));
});
