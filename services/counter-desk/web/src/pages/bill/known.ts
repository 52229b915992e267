import type { BillStep } from '../../api/generated/billing-adjustments.ts';

const isBy = ({ day, knownFrom }: BillStep, known: string): boolean =>
  known.length === day.length ? day <= known : Date.parse(knownFrom) <= Date.parse(known);

/** The last step that was known by the end of a day, or at an instant; the last of all for anything else. */
export const placeOf = (steps: readonly BillStep[], known: string | undefined): number => {
  if (known === undefined || Number.isNaN(Date.parse(known))) return steps.length - 1;
  return Math.max(
    steps.findLastIndex((step) => isBy(step, known)),
    0,
  );
};

/** Whether another step is of the same day, so that the time is said too. */
export const sharesItsDay = (steps: readonly BillStep[], { day }: BillStep): boolean =>
  steps.filter((step) => step.day === day).length > 1;

/** The names of the steps, each another one: those of one minute are counted. */
export const toldApart = (names: readonly string[], count: (place: number) => string): readonly string[] =>
  names.map((name, place) => {
    const before = names.slice(0, place).filter((other) => other === name).length;
    return names.indexOf(name) === names.lastIndexOf(name) ? name : `${name} (${count(before + 1)})`;
  });

/** Of the bill itself: the debt of the account changes also with what is no matter of the bill. */
const figures = {
  closingIndex: ({ closingIndex }: BillStep) => closingIndex,
  openingIndex: ({ openingIndex }: BillStep) => openingIndex,
  consumption: ({ consumption }: BillStep) => Number(consumption),
  gasPrice: ({ charges }: BillStep) => charges.gasPrice,
  standingCharge: ({ charges }: BillStep) => charges.standingCharge,
  levy: ({ charges }: BillStep) => charges.levy,
  vat: ({ charges }: BillStep) => charges.vat,
  total: ({ charges }: BillStep) => charges.total,
  paid: ({ paid }: BillStep) => paid,
  left: ({ leftToPay }: BillStep) => leftToPay,
} as const;
export type FigureName = keyof typeof figures;
const names = Object.keys(figures) as FigureName[];

export interface Changed {
  readonly name: FigureName;
  readonly then: number;
  readonly now: number;
}

/** Each figure that is another one now. */
export const changedFigures = (then: BillStep, now: BillStep): readonly Changed[] =>
  names
    .map((name) => ({ name, then: figures[name](then), now: figures[name](now) }))
    .filter((figure) => figure.then !== figure.now);

const cubic: readonly FigureName[] = ['closingIndex', 'openingIndex', 'consumption'];
/** Whether a figure is money; the others are cubic metres. */
export const isMoney = (name: FigureName): boolean => !cubic.includes(name);
