import type { Actor } from '@pishkhan/event-store';
import {
  billReview,
  meterVisit,
  selfReadingCase,
  type CaseKind,
  type FilledIn,
} from '@pishkhan/case-handling/simulation';
import { granted } from '../../company/desks.ts';
import { affairs, clerks, heads, representatives } from '../../company/persons.ts';
import { shownOn, type Household } from '../households.ts';
import { isOverdue, seenIndex } from './meters/exchanges.ts';
import { judgementOf, type Case } from './judgement.ts';
import type { Move, Scene } from './move.ts';

const ofOffice = (people: readonly Actor[], office: string) => people.filter((person) => person.office === office);

const service = 'case-handling';
const reason = 'simulated';

/** The more cases are open, the fewer are started; sometimes both offices open one at the same moment (F10). */
const opening = ({ world, seen, company }: Scene, household: Household, open: number): Move[] => {
  const { accountId } = household;
  const { bills, miscEntries } = seen.account(accountId);
  const actors = world.happens(0.25) ? clerks : [world.pick(clerks)];
  const opens =
    (kind: CaseKind, form: FilledIn): Move['request'] =>
    () =>
      actors.map((actor) => ({
        service,
        actor,
        use: ({ cases }, envelope) => cases.openCase({ kind, form }, envelope, granted),
      }));
  const visit: Move = { weight: 1 / (1 + open), request: opens(meterVisit, { accountId, reason }) };
  const readOn = company.clock.today();
  const right = shownOn(household, readOn);
  const index = world.happens(0.8) ? right : Math.max(0, right + 100 - world.below(300));
  // The figure of a meter that the books do not know would be one of the former meter.
  const declares: Move = {
    weight: isOverdue(company, household) ? 0 : 0.8 / (1 + open),
    request: opens(selfReadingCase, { accountId, channel: 'counter', index, readOn }),
  };
  if (bills.length === 0) return [visit, declares];
  const { billNumber } = world.pick(bills.slice(-2)).face;
  const objection = world.happens(seen.laterTariff() === undefined ? 0.2 : 0.6) ? 'gasPrice' : 'readFigure';
  const review: Move = { weight: 4 / (1 + open), request: opens(billReview, { billNumber, objection }) };
  if (miscEntries.every(({ reversedBy }) => reversedBy !== undefined)) return [visit, declares, review];
  const item: Move = {
    weight: 10 / (1 + open),
    request: opens(billReview, { billNumber, objection: 'miscellaneous' }),
  };
  return [visit, declares, review, item];
};

const visiting = ({ world, company }: Scene, { file, household }: Case): Move => ({
  weight: 8,
  request: () => {
    const visitedOn = company.clock.today();
    const indexSeen = world.happens(0.9) ? seenIndex(company, household, visitedOn) : world.below(99_999);
    const remarks = world.happens(0.5) && { remarks: 'photograph of the register' };
    const body = { visitedOn, indexSeen, meterSound: !world.happens(0.1), ...remarks };
    return {
      service,
      actor: ofOffice(clerks, file.officeId)[0]!,
      use: ({ cases }, envelope) => cases.recordVisit(file.caseId, body, envelope),
    };
  },
});

const deciding = (scene: Scene, each: Case): Move => ({
  weight: 8,
  request: () => {
    const { world } = scene;
    const body = { ...judgementOf(scene, each), reason };
    const isOfTheUnit = 'owner' in each.stage && each.stage.owner === 'subscriberAffairsOfficer';
    const actor = isOfTheUnit ? affairs : world.pick(ofOffice(representatives, each.file.officeId));
    return {
      service,
      actor,
      use: ({ cases }, envelope) => cases.decideCase(each.file.caseId, body, envelope),
    };
  },
});

/** What a representative may not decide: the head confirms a wide rollover with evidence (15.4-33). */
const decidingByHead = (scene: Scene, each: Case): Move[] => {
  const { file, household } = each;
  if (household.registerDigits > 4) return [];
  const actor = heads.find(({ office }) => office === file.countyOffice)!;
  return [
    file.escalatedTo === undefined
      ? {
          weight: 0.7,
          request: () => ({
            service,
            actor: ofOffice(representatives, file.officeId)[0]!,
            use: ({ caseVerbs }, envelope) => caseVerbs.escalate(file.caseId, { reason }, envelope),
          }),
        }
      : {
          weight: 8,
          request: () => {
            const { answer, form } = judgementOf(scene, each, true);
            const isAboutReadings = answer === 'errorConfirmed' || answer === 'readingRight';
            const confirmed = isAboutReadings && { rolloverEvidence: 'photograph of the register' };
            const body = { answer, reason, form: { ...form, ...confirmed } };
            return {
              service,
              actor,
              use: ({ cases }, envelope) => cases.decideCase(file.caseId, body, envelope),
            };
          },
        },
  ];
};

const informing = ({ world }: Scene, { file }: Case): Move => {
  const channel = world.pick(['sms', 'phone', 'inPerson', 'letter'] as const);
  return {
    weight: 4,
    request: () => ({
      service,
      actor: ofOffice(clerks, file.officeId)[0]!,
      use: ({ cases }, envelope) => cases.informApplicant(file.caseId, { channel }, envelope),
    }),
  };
};

const withdrawing = ({ file }: Case): Move => ({
  weight: 0.2,
  request: () => ({
    service,
    actor: ofOffice(clerks, file.officeId)[0]!,
    use: ({ cases }, envelope) => cases.withdrawCase(file.caseId, { reason }, envelope),
  }),
});

/** The head of the case's county hands it over to the other one (15.4-50). */
const handingOver = ({ file }: Case): Move => ({
  weight: 0.15,
  request: () => {
    const actor = heads.find(({ office }) => office === file.countyOffice)!;
    const to = heads.find(({ office }) => office !== file.countyOffice)!.office!;
    return {
      service,
      actor,
      use: ({ handOvers }, envelope) => handOvers.handOver(file.caseId, { to, reason }, envelope),
    };
  },
});

const nextOf = (scene: Scene, each: Case): Move[] => {
  if ('orders' in each.stage) return [visiting(scene, each), handingOver(each), withdrawing(each)];
  if ('decides' in each.stage)
    return [deciding(scene, each), ...decidingByHead(scene, each), handingOver(each), withdrawing(each)];
  if ('informs' in each.stage) return [informing(scene, each), handingOver(each)];
  return [withdrawing(each)];
};

/** Moves of the counter clerks on their cases. */
export const caseMoves = (scene: Scene): Move[] => {
  const open = scene.seen.openCases().map((each) => ({
    ...each,
    household: scene.households.find(({ accountId }) => accountId === each.file.accountId)!,
  }));
  return [
    ...scene.households
      .filter(({ serial }) => scene.seen.exists('meter', serial))
      .flatMap((household) => opening(scene, household, open.length)),
    ...open.flatMap((each) => nextOf(scene, each)),
  ];
};
