import { policy, tariffBook, tariffBookId } from '@pishkhan/billing-adjustments/simulation';
import { workingCalendar } from '@pishkhan/case-handling/simulation';
import type { ServiceName } from '@pishkhan/contracts';
import { calendarOf1405, policies } from '../../company/beginnings.ts';
import { head, policyOfficer, secondOfficer } from '../../company/persons.ts';
import type { Request } from '../asking.ts';
import type { Move, Scene } from './move.ts';

export const policyNamed = (id: string) => ({ decider: policy, id, inputs: {} });
export const calendarsOf = (id: string) => ({ decider: workingCalendar, id, inputs: {} });
export const tariffs = { decider: tariffBook, id: tariffBookId, inputs: {} };

/** The second person confirms or declines; sometimes it is the proposer, or an officer where the head must confirm. */
const deciding = ({ world }: Scene, service: ServiceName, decide: (confirms: boolean) => Request['use']): Move => ({
  weight: 3,
  request: () => ({
    service,
    actor: world.pick([policyOfficer, secondOfficer, head]),
    use: decide(world.happens(0.9)),
  }),
});

/** Moves that put proposed versions in force, or decline them (7.5). */
export const publishingMoves = (scene: Scene): Move[] => {
  const { seen } = scene;
  const reason = 'simulated';
  return [
    ...policies.flatMap(({ name }) =>
      seen.waitingVersions(policy, name).map((version) =>
        deciding(
          scene,
          'billing-adjustments',
          (confirms) =>
            ({ publications }, envelope) =>
              confirms
                ? publications.confirm(policyNamed(name), version, envelope)
                : publications.decline(policyNamed(name), { version, reason }, envelope),
        ),
      ),
    ),
    ...seen.waitingVersions(tariffBook, tariffBookId).map((version) =>
      deciding(
        scene,
        'billing-adjustments',
        (confirms) =>
          ({ publications }, envelope) =>
            confirms
              ? publications.confirm(tariffs, version, envelope)
              : publications.decline(tariffs, { version, reason }, envelope),
      ),
    ),
    ...seen.waitingVersions(workingCalendar, calendarOf1405.unit).map((version) =>
      deciding(
        scene,
        'case-handling',
        (confirms) =>
          ({ publications }, envelope) =>
            confirms
              ? publications.confirm(calendarsOf(calendarOf1405.unit), version, envelope)
              : publications.decline(calendarsOf(calendarOf1405.unit), { version, reason }, envelope),
      ),
    ),
  ];
};
