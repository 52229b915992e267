import { judge, type Invariant } from '@pishkhan/event-store';

const casesAreAwaited: Invariant = {
  name: 'every case has an open deadline or an outcome',
  source: 'architecture, invariants; 7.1',
  check: (log) => {
    const cases = Map.groupBy(
      log.filter(({ stream }) => stream.startsWith('case-')),
      ({ stream }) => stream,
    );
    return judge([...cases], ([stream, events]) => {
      const has = (type: string) => events.filter((event) => event.type === type).length;
      const awaited = has('CaseClosed') > 0 || has('ClockStarted') > has('ClockStopped') || has('AnswerRecorded') > 0;
      return !awaited && `${stream} is open without a deadline`;
    });
  },
};

/** Invariants of this service's events; `npm run verify` checks them. */
export const invariants: readonly Invariant[] = [casesAreAwaited];
