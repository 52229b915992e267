import type { Actor } from '@pishkhan/event-store';
import { addDays } from '@pishkhan/calendar';
import {
  billReview,
  meterVisit,
  type CaseKind,
  type DecisionBody,
  type FilledIn,
} from '@pishkhan/case-handling/simulation';
import { granted } from '../../company/desks.ts';
import { clerks, representatives } from '../../company/persons.ts';
import { shownOn, type Household } from '../households.ts';
import type { Move, Scene } from './move.ts';
import type { OpenCase } from '../seen.ts';

type Case = OpenCase & { readonly household: Household };
const ofOffice = (people: readonly Actor[], office: string) => people.filter((person) => person.office === office);

const service = 'case-handling';
const reason = 'simulated';

/** The more cases are open, the fewer are started; sometimes both offices open one at the same moment (F10). */
const opening = ({ world, seen }: Scene, { accountId }: Household, open: number): Move[] => {
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
  if (bills.length === 0) return [visit];
  const { billNumber } = world.pick(bills.slice(-2)).face;
  const objection = world.happens(seen.laterTariff() === undefined ? 0.2 : 0.6) ? 'gasPrice' : 'readFigure';
  const review: Move = { weight: 4 / (1 + open), request: opens(billReview, { billNumber, objection }) };
  if (miscEntries.every(({ reversedBy }) => reversedBy !== undefined)) return [visit, review];
  const item: Move = {
    weight: 10 / (1 + open),
    request: opens(billReview, { billNumber, objection: 'miscellaneous' }),
  };
  return [visit, review, item];
};

const visiting = ({ world, company }: Scene, { file, household }: Case): Move => ({
  weight: 8,
  request: () => {
    const visitedOn = company.clock.today();
    const indexSeen = world.happens(0.9) ? shownOn(household, visitedOn) : world.below(99_999);
    const body = { visitedOn, indexSeen, meterSound: !world.happens(0.1) };
    return {
      service,
      actor: ofOffice(clerks, file.officeId)[0]!,
      use: ({ cases }, envelope) => cases.recordVisit(file.caseId, body, envelope),
    };
  },
});

/** Terms, tariff version or Card 74 item that is wrong, if the objection is about them (15.4-39). */
const otherCauseOf = (
  { world, seen, company }: Scene,
  { household, file }: Case,
): Omit<DecisionBody, 'reason'> | undefined => {
  const document = 'certificate of completion';
  const { miscEntries } = seen.account(household.accountId);
  switch (file.facts['objection']) {
    case 'miscellaneous':
      return miscEntries.length > 0 && world.happens(0.9)
        ? { answer: 'itemWrong', form: { linkId: world.pick(miscEntries).linkId, document } }
        : undefined;
    case 'gasPrice': {
      const version = seen.laterTariff();
      if (version !== undefined && world.happens(0.7)) return { answer: 'tariffWrong', form: { version, document } };
      const from = addDays(company.clock.today(), -world.below(60));
      const terms = world.pick<FilledIn>([
        { dwellingUnits: 2 },
        { climateZone: 2 + world.below(4) },
        { use: 'household' },
      ]);
      return world.happens(0.8) ? { answer: 'termsWrong', form: { from, ...terms, document } } : undefined;
    }
    default:
      return undefined;
  }
};

/** The representative finds the reading right or wrong; now and then with a false index instead of the true one. */
const judgementOf = (scene: Scene, each: Case): Omit<DecisionBody, 'reason'> => {
  const { world, seen, company } = scene;
  const { household, file, stage } = each;
  if ('decides' in stage && !('errorConfirmed' in stage.decides))
    return { answer: world.pick(Object.keys(stage.decides)), form: {} };
  const other = otherCauseOf(scene, each);
  if (other) return other;
  const readings = seen.account(household.accountId).readings;
  const named = [file.facts['closingReadingId'], file.facts['openingReadingId']];
  const among = readings.filter(({ readingId }) => named[0] === undefined || named.includes(readingId));
  const wrong = among.filter(({ index, readOn }) => index !== shownOn(household, readOn));
  if (world.happens(0.05)) return { answer: 'visitAgain', form: {} };
  if (wrong.length === 0 && !(among.length > 0 && world.happens(0.1))) return { answer: 'readingRight', form: {} };
  const { readingId, readOn, contractorId } = world.pick(wrong.length > 0 ? wrong : among);
  const rightIndex = Math.max(0, shownOn(household, readOn) - (world.happens(0.15) ? 1 + world.below(300) : 0));
  const fault = contractorId !== undefined && world.happens(0.8) ? 'readingContractor' : 'company';
  const now = shownOn(household, company.clock.today());
  const above = readings.filter((each) => each.readingId !== readingId && each.index > now);
  if (wrong.length < 2 && (above.length === 0 || world.happens(0.2)))
    return { answer: 'errorConfirmed', form: { wrongReadingId: readingId, rightIndex, fault } };
  const others = (world.happens(0.5) ? wrong.filter((each) => each.readingId !== readingId) : above).map((each) => ({
    readingId: each.readingId,
    rightIndex: shownOn(household, each.readOn),
  }));
  return { answer: 'errorConfirmed', form: { readings: [{ readingId, rightIndex }, ...others], fault } };
};

const deciding = (scene: Scene, each: Case): Move => ({
  weight: 8,
  request: () => {
    const { world } = scene;
    const body = { ...judgementOf(scene, each), reason };
    const actor = world.pick(ofOffice(representatives, each.file.officeId));
    return {
      service,
      actor,
      use: ({ cases }, envelope) => cases.decideCase(each.file.caseId, body, envelope),
    };
  },
});

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

const nextOf = (scene: Scene, each: Case): Move[] => {
  if ('orders' in each.stage) return [visiting(scene, each), withdrawing(each)];
  if ('decides' in each.stage) return [deciding(scene, each), withdrawing(each)];
  if ('informs' in each.stage) return [informing(scene, each)];
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
