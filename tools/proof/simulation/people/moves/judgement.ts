import { addDays, civilDate } from '@pishkhan/calendar';
import type { DecisionBody, FilledIn } from '@pishkhan/case-handling/simulation';
import { rightIndexOf, shownOn, type Household } from '../households.ts';
import { isOverdue, seenIndex } from './meters/exchanges.ts';
import type { OpenCase } from '../seen.ts';
import type { Scene } from './move.ts';

export type Case = OpenCase & { readonly household: Household };

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

/**
 * A declared figure is entered, or the right one with evidence; now and then it is visited, refused or sent back
 * (A9-3).
 */
const aboutDeclaredFigure = (
  { world }: Scene,
  { household, file, stage }: Case,
): Omit<DecisionBody, 'reason'> | undefined => {
  if (!('decides' in stage)) return undefined;
  if ('confirmed' in stage.decides) return { answer: world.happens(0.9) ? 'confirmed' : 'returned', form: {} };
  if (!('figureEntered' in stage.decides)) return undefined;
  const { declaredIndex, declaredReadOn } = file.facts;
  const index = shownOn(household, civilDate(String(declaredReadOn)));
  const confirmed = household.registerDigits === 4 && world.happens(0.5) && { rolloverConfirmed: true };
  if (world.happens(0.1)) return { answer: 'visitNeeded', form: {} };
  if (world.happens(0.1)) return { answer: 'figureRefused', form: { grounds: 'simulated' } };
  return index === declaredIndex || world.happens(0.2)
    ? { answer: 'figureEntered', form: { ...confirmed } }
    : { answer: 'otherFigureEntered', form: { index, evidence: 'photograph of the register', ...confirmed } };
};

/** Readings that people can compare: after an exchange that the books do not know, they see another meter (Card 13). */
const ofKnownMeters = ({ seen, company }: Scene, household: Household) => {
  const { readings } = seen.account(household.accountId);
  return isOverdue(company, household) ? readings.filter(({ readOn }) => readOn < household.next!.since) : readings;
};

/**
 * The reading is found right or wrong; now and then with a false index instead of the true one. The head uses no form
 * of an earlier release, because these have no field for evidence.
 */
export const judgementOf = (scene: Scene, each: Case, byHead = false): Omit<DecisionBody, 'reason'> => {
  const { world, company } = scene;
  const { household, file, stage } = each;
  const declared = aboutDeclaredFigure(scene, each);
  if (declared) return declared;
  if ('decides' in stage && !('errorConfirmed' in stage.decides))
    return { answer: world.pick(Object.keys(stage.decides)), form: {} };
  const other = otherCauseOf(scene, each);
  if (other) return other;
  const readings = ofKnownMeters(scene, household);
  const named = [file.facts['closingReadingId'], file.facts['openingReadingId']];
  const among = readings.filter(({ readingId }) => named[0] === undefined || named.includes(readingId));
  const wrong = among.filter((reading) => reading.index !== rightIndexOf(household, reading));
  if (world.happens(0.05)) return { answer: 'visitAgain', form: {} };
  if (wrong.length === 0 && !(among.length > 0 && world.happens(0.1))) return { answer: 'readingRight', form: {} };
  const picked = world.pick(wrong.length > 0 ? wrong : among);
  const { readingId, contractorId } = picked;
  const rightIndex = Math.max(0, rightIndexOf(household, picked) - (world.happens(0.15) ? 1 + world.below(300) : 0));
  const fault = contractorId !== undefined && world.happens(0.8) ? 'readingContractor' : 'company';
  const now = seenIndex(company, household, company.clock.today());
  const above = readings.filter((each) => each.readingId !== readingId && each.index > now);
  if (!byHead && wrong.length < 2 && (above.length === 0 || world.happens(0.2)))
    return { answer: 'errorConfirmed', form: { wrongReadingId: readingId, rightIndex, fault } };
  const others = (world.happens(0.5) ? wrong.filter((each) => each.readingId !== readingId) : above).map((each) => ({
    readingId: each.readingId,
    rightIndex: rightIndexOf(household, each),
  }));
  return { answer: 'errorConfirmed', form: { readings: [{ readingId, rightIndex }, ...others], fault } };
};
