import type { Company } from '../company/company.ts';
import type { Desks } from '../company/desks.ts';
import type { Asking } from './asking.ts';
import { caseMoves } from './moves/cases.ts';
import { decisionMoves } from './moves/decisions.ts';
import { chosen, type Move, type Scene } from './moves/move.ts';
import { factorMoves } from './moves/factors.ts';
import { exchangeMoves } from './moves/meters/exchanges.ts';
import { moneyMoves } from './moves/money.ts';
import { paymentMoves } from './moves/payments.ts';
import { personMoves } from './moves/persons.ts';
import { priceMoves } from './moves/prices.ts';
import { publishingMoves } from './moves/publishing.ts';
import { registerMoves } from './moves/meters/registers.ts';
import { reviewMoves } from './moves/meters/reviews.ts';
import { roundMoves } from './moves/meters/rounds.ts';
import { supplyMoves } from './moves/meters/supply.ts';

const MOVES = 60;
/** Cases need many steps until one of them reverses what another has posted. */
const MOVES_ABOUT_CASES = 120;
const PEOPLE = 3;
const DAY_MS = 24 * 60 * 60 * 1000;
/** Weight of the moves that a story is mostly about. */
const EMPHASIS = 3;

/** A story is mostly about one of these. */
const subjects: readonly (readonly ((scene: Scene) => readonly Move[])[])[] = [
  [supplyMoves, reviewMoves, roundMoves, exchangeMoves, registerMoves],
  [paymentMoves, moneyMoves, factorMoves],
  [caseMoves, decisionMoves],
  [priceMoves, publishingMoves, caseMoves, decisionMoves],
];
const kindsOfMoves = [...new Set([...subjects.flat(), personMoves])];

const possibleMoves = (scene: Scene, subject: (typeof subjects)[number]): readonly Move[] =>
  kindsOfMoves.flatMap((moves) => {
    const emphasis = subject.includes(moves) ? EMPHASIS : 1;
    return moves(scene).map((move) => ({ ...move, weight: emphasis * move.weight }));
  });

/** Several people at a time make possible moves while days pass; the watches run at random times. */
export const tellStory = async (scene: Scene, asking: Asking): Promise<void> => {
  const { world, company } = scene;
  const subject = world.pick(subjects);
  let left = subject.includes(caseMoves) ? MOVES_ABOUT_CASES : MOVES;
  const somebody = async (): Promise<void> => {
    while (left-- > 0) {
      for (let pause = world.below(20); pause > 0; pause--) await world.moment(asking.people);
      if (world.happens(0.2)) company.clock.advance((1 + world.below(12)) * DAY_MS);
      if (world.happens(0.2)) void watch(company);
      const move = chosen(possibleMoves(scene, subject), world.below(1_000_000) / 1_000_000);
      if (move) await Promise.all([move.request()].flat().map((request) => asking.ask(request)));
    }
  };
  await Promise.all(Array.from({ length: PEOPLE }, somebody));
};

/** Like the services' own watches: a failed check is repeated the next time. */
export const watch = async (company: Company): Promise<void> => {
  const [{ deadlines }, { newDays }] = (['case-handling', 'billing-adjustments'] as const).map(
    (service) => company.serving(service).desks,
  ) as [Desks, Desks];
  const checks = [() => deadlines.recount(), () => deadlines.tellMissed(), () => newDays.begin()];
  for (const check of checks) await check().catch(() => {});
};
