import type { QueryClient } from '@tanstack/react-query';
import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { Today } from '../pages/today/today.tsx';
import { askForToday } from '../pages/today/queries.ts';
import { may } from './may.ts';
import { boardRoutes } from './routes/board.ts';
import { conflicts } from './routes/conflicts.ts';
import { meteringRoutes } from './routes/metering.ts';
import { moneyRoutes } from './routes/money.ts';
import { roundRoutes } from './routes/rounds.ts';
import { replayRoutes } from './routes/replay.ts';
import { operationRoutes } from './routes/oversight.ts';
import { at, root, text } from './routes/root.tsx';
import { personIn } from './session.tsx';

/** Which request is registered, and about what. */
interface RegisterSearch {
  readonly kind?: string | undefined;
  readonly account?: string | undefined;
  readonly bill?: string | undefined;
}

const today = createRoute({
  ...at('/'),
  loader: ({ context: { queries } }) =>
    may(personIn(queries)?.roles ?? [], 'today') ? askForToday(queries) : undefined,
  component: Today,
});
const search = createRoute({
  ...at('/search'),
  validateSearch: ({ q }): { readonly q?: string | undefined } => ({ q: text(q) }),
  component: lazyRouteComponent(() => import('../pages/search/search.tsx'), 'Search'),
});

const account = createRoute({
  ...at('/accounts/$accountId'),
  component: lazyRouteComponent(() => import('../pages/account/account.tsx'), 'Account'),
});
const factors = createRoute({
  ...at('/accounts/$accountId/volume-factors'),
  component: lazyRouteComponent(() => import('../pages/account/factors/page.tsx'), 'FactorsPage'),
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
const versions = createRoute({
  ...at('/versions'),
  component: lazyRouteComponent(() => import('../pages/versions/list/documents.tsx'), 'VersionedDocuments'),
});
const version = createRoute({
  ...at('/versions/$service/$document'),
  component: lazyRouteComponent(() => import('../pages/versions/document/document.tsx'), 'VersionedDocument'),
});
const certificates = createRoute({
  ...at('/certificates'),
  component: lazyRouteComponent(() => import('../pages/versions/certificates/certificates.tsx'), 'Certificates'),
});

const shortcuts = createRoute({
  ...at('/shortcuts'),
  component: lazyRouteComponent(() => import('./keys/page/shortcuts.tsx'), 'Shortcuts'),
});

const routeTree = root.addChildren([
  today,
  search,
  account,
  factors,
  bill,
  register,
  approvals,
  correction,
  caseFile,
  tracked,
  visits,
  visit,
  versions,
  version,
  certificates,
  ...boardRoutes,
  conflicts,
  ...meteringRoutes,
  ...roundRoutes,
  shortcuts,
  ...moneyRoutes,
  ...replayRoutes,
  ...operationRoutes,
]);

export const routerWith = (queries: QueryClient) =>
  createRouter({ routeTree, context: { queries }, defaultPreload: 'intent', scrollRestoration: true });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof routerWith>;
  }
}
