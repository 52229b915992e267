import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { at } from './root.tsx';

const rounds = createRoute({
  ...at('/rounds'),
  component: lazyRouteComponent(() => import('../../pages/metering/rounds/rounds.tsx'), 'Rounds'),
});
const round = createRoute({
  ...at('/rounds/$roundId'),
  component: lazyRouteComponent(() => import('../../pages/metering/rounds/round.tsx'), 'Round'),
});

/** Reading rounds and the orders of reading contractors. */
export const roundRoutes = [rounds, round] as const;
