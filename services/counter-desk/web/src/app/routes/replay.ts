import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { at, text } from './root.tsx';

interface Sought {
  readonly q?: string | undefined;
  readonly category?: string | undefined;
}
interface Chosen {
  readonly step?: number | undefined;
  readonly asOf?: string | undefined;
}

const find = createRoute({
  ...at('/replay'),
  validateSearch: ({ q, category }): Sought => ({ q: text(q), category: text(category) }),
  component: lazyRouteComponent(() => import('../../pages/oversight/replay/find.tsx'), 'FindStream'),
});
const replay = createRoute({
  ...at('/replay/$service/$stream'),
  validateSearch: ({ step, asOf }): Chosen => ({
    step: typeof step === 'number' ? step : undefined,
    asOf: text(asOf),
  }),
  component: lazyRouteComponent(() => import('../../pages/oversight/replay/replay.tsx'), 'Replay'),
});

/** Every record, step by step, for auditors. */
export const replayRoutes = [find, replay] as const;
