import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { countedIn, groupIn, spannedIn } from '../../pages/oversight/board/chosen.ts';
import { at } from './root.tsx';

const board = createRoute({
  ...at('/board'),
  validateSearch: countedIn,
  component: lazyRouteComponent(() => import('../../pages/oversight/board/board.tsx'), 'Board'),
});
const behind = createRoute({
  ...at('/board/cases'),
  validateSearch: groupIn,
  component: lazyRouteComponent(() => import('../../pages/oversight/board/behind.tsx'), 'CasesBehind'),
});
const statistics = createRoute({
  ...at('/statistics'),
  validateSearch: spannedIn,
  component: lazyRouteComponent(() => import('../../pages/oversight/board/statistics/statistics.tsx'), 'Statistics'),
});

/** Open cases by deadline, the cases behind each number, and statistics. */
export const boardRoutes = [board, behind, statistics] as const;
