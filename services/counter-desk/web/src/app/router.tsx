import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Link } from '@tanstack/react-router';
import { ProblemView } from '../parts/show/states.tsx';
import { Today } from '../pages/today/today.tsx';
import { useSpeech } from '../words/language.tsx';
import { stateWords } from '../words/shell.words.ts';
import { Shell } from './shell.tsx';

const NotFound = () => {
  const { say } = useSpeech();
  return (
    <>
      <h1>{say(stateWords.notFound)}</h1>
      <Link to="/">{say(stateWords.goToday)}</Link>
    </>
  );
};

const root = createRootRoute({
  component: Shell,
  notFoundComponent: NotFound,
  errorComponent: ({ error }) => <ProblemView error={error} />,
});

/** Which request is registered, and about what. */
interface RegisterSearch {
  readonly kind?: string | undefined;
  readonly account?: string | undefined;
  readonly bill?: string | undefined;
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;

const at = <Path extends string>(path: Path) => ({ getParentRoute: () => root, path });

const today = createRoute({ ...at('/'), component: Today });
const search = createRoute({
  ...at('/search'),
  validateSearch: ({ q }): { readonly q?: string | undefined } => ({ q: text(q) }),
  component: lazyRouteComponent(() => import('../pages/search/search.tsx'), 'Search'),
});

const account = createRoute({
  ...at('/accounts/$accountId'),
  component: lazyRouteComponent(() => import('../pages/account/account.tsx'), 'Account'),
});
const bill = createRoute({
  ...at('/bills/$billNumber'),
  validateSearch: ({ known }): { readonly known?: string | undefined } => ({ known: text(known) }),
  component: lazyRouteComponent(() => import('../pages/bill/bill.tsx'), 'Bill'),
});
const register = createRoute({
  ...at('/register'),
  validateSearch: ({ kind, account: accountId, bill }): RegisterSearch => ({
    kind: text(kind),
    account: text(accountId),
    bill: text(bill),
  }),
  component: lazyRouteComponent(() => import('../pages/register/register.tsx'), 'Register'),
});

const approvals = createRoute({
  ...at('/approvals'),
  component: lazyRouteComponent(() => import('../pages/approvals/inbox.tsx'), 'Approvals'),
});
const correction = createRoute({
  ...at('/approvals/$correctionId'),
  component: lazyRouteComponent(() => import('../pages/approvals/correction.tsx'), 'Correction'),
});
const caseFile = createRoute({
  ...at('/cases/$caseId'),
  component: lazyRouteComponent(() => import('../pages/case/case.tsx'), 'CaseById'),
});
const tracked = createRoute({
  ...at('/tracking/$code'),
  component: lazyRouteComponent(() => import('../pages/case/case.tsx'), 'CaseByCode'),
});

const visits = createRoute({
  ...at('/visits'),
  component: lazyRouteComponent(() => import('../pages/visit/visits.tsx'), 'Visits'),
});
const visit = createRoute({
  ...at('/visits/$caseId'),
  component: lazyRouteComponent(() => import('../pages/visit/visits.tsx'), 'OneVisit'),
});

const shortcuts = createRoute({
  ...at('/shortcuts'),
  component: lazyRouteComponent(() => import('./keys/page/shortcuts.tsx'), 'Shortcuts'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    today,
    search,
    account,
    bill,
    register,
    approvals,
    correction,
    caseFile,
    tracked,
    visits,
    visit,
    shortcuts,
  ]),
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
