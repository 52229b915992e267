import type { Actor } from '@pishkhan/event-store';
import { addDays } from '@pishkhan/calendar';
import type { SignedInActor } from '@pishkhan/service-kit';
import { granted } from '../../company/desks.ts';
import { affairs, clerks, head, otherHead } from '../../company/persons.ts';
import type { Household } from '../households.ts';
import type { Move, Scene } from './move.ts';

const service = 'customer-accounts';
const proposers: readonly Actor[] = [...clerks, affairs, head];

const signedIn = (actor: Actor): SignedInActor =>
  ({ ...actor, name: actor.subject, county: actor === otherHead ? 'county-2' : 'county-1' }) as SignedInActor;

/** Another name or mobile number, mostly of the person as seen on the card (A11). */
const proposing = ({ world, seen, company }: Scene, { accountId }: Household): Move[] => {
  const known = seen.personOf(accountId);
  if (!known) return [];
  const [name, number] = [world.below(4), world.below(4)];
  const value = world.pick([
    { fullName: `name ${name}` },
    { mobile: `+98912000000${number}` },
    { fullName: `name ${name}`, mobile: `+98912000000${number}` },
  ]);
  const actor = world.pick(proposers);
  const body = {
    ...value,
    document: 'nationalCard' as const,
    documentNumber: '123',
    documentIssuedOn: addDays(company.clock.today(), -1),
    ...(world.happens(0.5) && { personVersion: known.version }),
  };
  return [
    {
      weight: 0.7,
      request: () => ({
        service,
        actor,
        use: ({ personChanges }, envelope) =>
          personChanges.proposeChange({ accountId }, body, envelope, signedIn(actor), granted),
      }),
    },
  ];
};

/** The head approves or declines, the proposer withdraws; now and then a person who may not. */
const deciding = ({ world, seen }: Scene, { accountId }: Household): Move[] =>
  (seen.personOf(accountId)?.waiting ?? []).map(({ changeId, proposedBy }) => {
    const path = { accountId, changeId };
    const proposer = proposers.find(({ subject }) => subject === proposedBy)!;
    const step = world.below(10);
    const mayNot = world.happens(0.1);
    const withdraws = step < 2;
    const actor = mayNot ? world.pick([proposer, head, otherHead]) : withdraws ? proposer : head;
    const by = signedIn(actor);
    return {
      weight: 1.5,
      request: () => ({
        service,
        actor,
        use: ({ personChanges }, envelope) => {
          if (withdraws) return personChanges.withdrawChange(path, envelope, by, granted);
          if (step > 3) return personChanges.approveChange(path, {}, envelope, by, granted);
          return personChanges.declineChange(path, { because: 'documentMissing' }, envelope, by, granted);
        },
      }),
    };
  });

/** Changes of names and mobile numbers of subscribers. */
export const personMoves = (scene: Scene): Move[] =>
  scene.households.flatMap((household) => [...proposing(scene, household), ...deciding(scene, household)]);
