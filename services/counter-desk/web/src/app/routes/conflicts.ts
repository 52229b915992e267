import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { at, text } from './root.tsx';

interface ConflictsSearch {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly person?: string | undefined;
  readonly which?: string | undefined;
}

/** Decisions of persons, for auditors; the page reads what the address asks. */
export const conflicts = createRoute({
  ...at('/conflicts'),
  validateSearch: ({ from, to, person, which }): ConflictsSearch => ({
    from: text(from),
    to: text(to),
    person: text(person),
    which: text(which),
  }),
  component: lazyRouteComponent(() => import('../../pages/oversight/conflicts/conflicts.tsx'), 'Conflicts'),
});
