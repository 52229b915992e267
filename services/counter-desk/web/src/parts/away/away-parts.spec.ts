import { describe, expect, it } from '@jest/globals';
import { ConnectionLost, ProblemError } from '../../api/problem.ts';
import type { Service } from '../../api/services.ts';
import { awayParts } from './away-parts.ts';

const fault = (service: Service | undefined, status = 503, rule = 'PartMustBeAvailable') =>
  new ProblemError({ type: '', title: '', status, rule }, true, service);
const look = (error: Error | null, more: object = {}) =>
  ({ error, fetchStatus: 'idle', errorUpdatedAt: error ? 2 : 0, dataUpdatedAt: 1, ...more }) as const;

describe('services that a page asks in vain', () => {
  it('each is named once, in the order of the services', () => {
    const looks = [fault('case-handling'), fault('metering'), fault('case-handling'), null].map((error) => look(error));
    expect(awayParts(looks, [])).toEqual(['metering', 'case-handling']);
  });

  it('a refusal, a late answer, a fault of the desk and a cut connection are no service that is away', () => {
    const faults = [
      fault('metering', 403, 'ReaderMustSee'),
      fault('metering', 503, 'ViewIsBehind'),
      fault(undefined),
      new ConnectionLost(undefined),
    ];
    expect(
      awayParts(
        faults.map((error) => look(error)),
        [],
      ),
    ).toEqual([]);
  });

  it('one that is asked again is named until it answers', () => {
    const again = look(null, { fetchStatus: 'fetching', errorUpdatedAt: 2 });
    expect(awayParts([again], ['metering'])).toEqual(['metering']);
    expect(awayParts([look(null, { dataUpdatedAt: 3, errorUpdatedAt: 2 })], ['metering'])).toEqual([]);
  });
});
