import { daysBetween, type CivilDate } from '@pishkhan/calendar';
import { rule } from '@pishkhan/decider';
import type { FactRecord } from '../../engine/kind/facts.ts';
import type { KnownReading, MeterFacts } from '../../engine/kind/known.ts';
import { visitIn } from '../parts/visit.ts';
import { figureIn, findingOf, lastFactBefore, type DeclaredFacts, type Figure } from './declared.ts';

interface Declaring {
  readonly form: { readonly readOn: CivilDate; readonly announcedOn?: CivilDate; readonly slipLeftOn?: CivilDate };
  readonly on: CivilDate;
}
/** The meter is read first, then its figure is declared, then it is registered (15.4-12). */
export const figureMustBeReadBeforeItIsDeclared = rule(
  'FigureMustBeReadBeforeItIsDeclared',
  {
    fa: 'روز خواندن کنتور باید پیش از روز اعلام یا همان روز باشد و هیچ‌یک در آینده نباشد',
    en: 'The meter is read on the day of the declaration or before, and neither day is in the future',
  },
  ({ form: { readOn, announcedOn = readOn }, on }: Declaring) =>
    (readOn > announcedOn || announcedOn > on || readOn > on) && { readOn, on },
);

/** A slip is left before the figure is declared (A9-1, B3-7). */
export const slipMustPrecedeTheDeclaration = rule(
  'SlipMustPrecedeTheDeclaration',
  { fa: 'روز برگه پس از روز اعلام رقم است', en: 'The slip is dated after the declaration' },
  ({ form: { slipLeftOn, announcedOn }, on }: Declaring) =>
    slipLeftOn !== undefined && slipLeftOn > (announcedOn ?? on),
);

/** A figure is of today or of a day before, so that nobody confirms one that metering refuses (11.5). */
export const enteredFigureMustNotBeOfTheFuture = rule(
  'EnteredFigureMustNotBeOfTheFuture',
  { fa: 'روز این رقم در آینده است', en: 'The day of this figure is in the future' },
  ({ form: { readOn }, on }: { readonly form: Partial<Figure>; readonly on: CivilDate }) =>
    readOn !== undefined && readOn > on && { readOn, on },
);

type Examined = MeterFacts & {
  readonly facts: FactRecord;
  readonly reports: Parameters<typeof visitIn>[0]['reports'];
};

/**
 * A figure that falls, exceeds the capacity or has too many digits is not entered: the representative finds the right
 * one, or asks for a visit (A9-3, 15.4-33, 15.4-34).
 */
export const figureMustBePossible = rule(
  'FigureMustBePossible',
  {
    fa: 'این رقم با قرائت‌های همین کنتور نمی‌خواند؛ رقم دیگری با مدرک ثبت کنید یا بازدید بخواهید',
    en: 'The figure contradicts the readings of this meter; enter another one with evidence, or ask for a visit',
  },
  ({ facts, form, ...around }: Examined & { readonly form: Partial<Figure> }) => {
    const figure = figureIn(facts as DeclaredFacts, form);
    const finding = findingOf(around, figure);
    if (finding === undefined) return false;
    const last = lastFactBefore(around, figure.readOn);
    return {
      index: figure.index,
      ...(finding.kind === 'moreDigits' ? { registerDigits: finding.registerDigits } : {}),
      ...(last ? { previousIndex: last.index, previousReadOn: last.readOn } : {}),
    };
  },
);

const byCompany = ({ selfRead, estimatedBy }: KnownReading) => !selfRead && estimatedBy === undefined;

/**
 * After several self-readings in a row, or a long time without a reading by the company, a figure needs a visit of this
 * case (15.2-5).
 */
export const selfReadingsInARowMustBeLimited = rule(
  'SelfReadingsInARowMustBeLimited',
  {
    fa: 'مدت‌هاست شرکت این کنتور را نخوانده و رقم آن تنها اعلام شده است؛ بازدید لازم است',
    en: 'The company has not read this meter for long, and its figures were only declared; a visit is needed',
  },
  ({ reports, meterReadings, ...examined }: Examined) => {
    if (visitIn({ reports }) !== undefined) return false;
    const facts = examined.facts as DeclaredFacts;
    const last = meterReadings.findLastIndex(byCompany);
    const inSequence = meterReadings.slice(last + 1).filter(({ selfRead }) => selfRead).length;
    const since = meterReadings[last]?.readOn;
    const days = since === undefined ? 0 : daysBetween(since, figureIn(facts).readOn);
    return (
      (inSequence >= facts.mostInSequence || days > facts.mostDaysWithoutReading) && {
        inSequence,
        ...(since === undefined ? {} : { previousReadOn: since }),
      }
    );
  },
);
