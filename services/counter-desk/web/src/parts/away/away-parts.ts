import type { QueryState } from '@tanstack/react-query';
import { awayIn } from '../../api/problem.ts';
import { services, type Service } from '../../api/services.ts';

type Look = Pick<QueryState, 'error' | 'fetchStatus' | 'errorUpdatedAt' | 'dataUpdatedAt'>;

/** A look that failed and is being made again: its fault is forgotten until the answer. */
const isAgain = ({ fetchStatus, errorUpdatedAt, dataUpdatedAt }: Look): boolean =>
  fetchStatus === 'fetching' && errorUpdatedAt > dataUpdatedAt;

/**
 * The services that the page asked in vain.
 *
 * @param looks Of all parts that are shown
 * @param before The services that were away; one that is being asked again stays among them until it answers
 */
export const awayParts = (looks: readonly Look[], before: readonly Service[]): readonly Service[] => {
  const failed = new Set(looks.map(({ error }) => awayIn(error)));
  const asksAgain = looks.some(isAgain);
  return services.filter((service) => failed.has(service) || (asksAgain && before.includes(service)));
};
