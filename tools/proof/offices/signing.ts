import type { CivilDate } from '@pishkhan/calendar';
import { fold, isRejection } from '@pishkhan/decider';
import {
  billAccount,
  correction,
  requestOf,
  sampleAccount,
  policy,
  readPolicyFile,
  simulateCorrection,
  type Approver,
  type Certificates,
  type CorrectionCommand,
  type CorrectionState,
} from '@pishkhan/billing-adjustments/simulation';
import type { CasePart } from '@pishkhan/roles';
import type { Composition, Employee } from './compositions.ts';
import type { Proposer } from './judging.ts';

const { basis: prices, billing, day, eventsOf, reading } = sampleAccount;
const today = day(7, 10);
const bands = { below: { wrong: 1_240, rightIndex: 1_140 }, above: { wrong: 3_000, rightIndex: 1_100 } };
const accounts = new Map(
  Object.entries(bands).map(([band, { wrong }]) => [
    band,
    fold(
      billAccount,
      eventsOf([
        billing(reading('a', day(5), 1_060)),
        billing(reading('b', day(6), wrong)),
        billing(reading('c', day(7), wrong + 10)),
      ]),
    ),
  ]),
);

const seenAbove = (wrong: number) => ({ visitedOn: day(7, 8), visitedBy: 'clerk-101', indexSeen: wrong + 12 });

export const certificatesOf = ({ name, certifiedFor, county }: Employee): Certificates => ({
  certificates:
    certifiedFor === undefined
      ? []
      : [
          {
            subject: name,
            office: certifiedFor,
            ...(county !== undefined && { countyOffice: county }),
            certificateNumber: `C-${name}`,
            issuer: 'certifier-1',
            validFrom: '2026-03-21' as CivilDate,
            validTo: '2027-03-20' as CivilDate,
          },
        ],
});
const asApprover = (person: Employee): Approver => ({
  by: person.name,
  roles: person.roles,
  office: person.office,
  certificates: certificatesOf(person),
});

/** The second version of the sample, in force from the first day on. */
const withBars = fold(policy, [
  {
    type: 'PolicyVersionPublished',
    data: { ...readPolicyFile('sample-correction-approval-2.json'), effectiveFrom: day(1) },
  },
]);
const basisOf = ({ band, bars }: Composition) => ({
  ...prices,
  ...(bars && { approval: withBars }),
  account: accounts.get(band)!,
  today,
});

const proposed = (composition: Composition, proposer: Proposer): CorrectionState => {
  const { band, reader, registrar, party } = composition;
  const parts: CasePart[] = [{ as: 'registrar', by: registrar }];
  if (party && party.as !== 'beneficiary') parts.push({ as: party.as, by: party.by });
  const request = requestOf({
    rightIndex: bands[band].rightIndex,
    evidence: seenAbove(bands[band].wrong),
    parts,
    ...proposer,
  });
  const simulation = simulateCorrection(request, basisOf(composition));
  if ('rejected' in simulation) throw new Error(simulation.rejected);
  return correction.evolve(correction.initial, {
    type: 'CorrectionProposed',
    data: {
      request,
      ...simulation,
      countyOffice: 'county-1',
      disputedReaders: reader === undefined ? [] : [reader],
      proposedOn: today,
    },
  });
};

/** All signatures and names that anybody of the county may give in a state. */
const commandsOf = (composition: Composition, state: CorrectionState): CorrectionCommand[] => {
  if (state.status !== 'awaitingApproval') return [];
  const { people, headStandsIn, party } = composition;
  const certified = people.filter(({ certifiedFor }) => certifiedFor === 'office-101').map(({ name }) => name);
  const inCounty = people
    .filter(({ certifiedFor, county }) => certifiedFor !== 'office-101' && county === 'county-1')
    .map(({ name }) => name);
  const parts = party?.as === 'beneficiary' ? [party] : [];
  const office = { certified, headStandsIn, inCounty, parts };
  const basis = basisOf(composition);
  return people.flatMap((person): CorrectionCommand[] => [
    { type: 'ApproveCorrection', approver: asApprover(person), hash: state.hash, basis, office },
    ...people.map((named): CorrectionCommand => ({
      type: 'NameStandIn',
      head: asApprover(person),
      person: named.name,
      certificates: certificatesOf(named),
      reason: 'nobody else may sign',
      office,
      today,
    })),
  ]);
};

const keyOf = (state: CorrectionState): string =>
  'approvals' in state
    ? JSON.stringify([
        state.status,
        state.approvals?.map(({ by, role }) => [by, role]).toSorted(),
        state.standIns?.map(({ person, role }) => [person, role]).toSorted(),
      ])
    : state.status;

/** All states that the persons of the county can reach from the proposal, by any sequence of signatures and names. */
export const statesOf = (composition: Composition, proposer: Proposer): readonly CorrectionState[] => {
  const reached = new Map<string, CorrectionState>();
  const open = [proposed(composition, proposer)];
  for (let state = open.pop(); state; state = open.pop()) {
    if (reached.has(keyOf(state))) continue;
    reached.set(keyOf(state), state);
    for (const command of commandsOf(composition, state)) {
      const decided = correction.decide(command, state);
      if (!isRejection(decided) && decided.length > 0) open.push(decided.reduce(correction.evolve, state));
    }
  }
  return [...reached.values()];
};
