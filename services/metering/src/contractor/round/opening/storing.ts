import type { ClaimedSteps } from '../../../meter/installing/claimed-steps.ts';
import { readingRound } from '../domain/reading-round.ts';
import type { IssueReadingOrder, OpenReadingRound } from '../domain/reading-round.messages.ts';
import { readingRoute, type RouteVersions } from '../route/domain/reading-route.ts';
import type { ClaimedStep } from './domain/rounds-of-county.messages.ts';

/** The command of a step. @param route The versions of its route; unused for an order that is given again */
export const commandOf = (step: ClaimedStep, { versions }: RouteVersions): OpenReadingRound | IssueReadingOrder => {
  const { orderId, contractorId, days, today } = step;
  const order = { orderId, holders: [contractorId], contractorId, days, today };
  if (step.kind === 'orderedAgain') return { type: 'IssueReadingOrder', ...order };
  const { roundId, routeId, routeVersion, from, to, instead } = step;
  const { countyOffice, zone, route, stops } = versions.find(({ version }) => version === routeVersion)!;
  const walk = { roundId, countyOffice, zone, routeId, route, routeVersion, from, to, stops };
  return { type: 'OpenReadingRound', ...walk, ...(instead && { instead }), ...order };
};

const noRoute: RouteVersions = { versions: [] };

/** Stores a claimed step once, by the faster of the request and the reaction (A3-5; N16). */
export const storeStep = async (step: ClaimedStep, { load, act }: ClaimedSteps): Promise<void> => {
  const route = step.kind === 'opened' ? (await load(readingRoute, step.routeId)).state : noRoute;
  await act(readingRound, step.roundId, commandOf(step, route), { ...step.command, businessDate: step.today });
};
