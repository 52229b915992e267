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

const at = <Path extends string>(path: Path) => ({ getParentRoute: () => root, path });

const today = createRoute({ ...at('/'), component: Today });
const search = createRoute({
  ...at('/search'),
  validateSearch: ({ q }): { readonly q: string } => ({ q: typeof q === 'string' ? q : '' }),
  component: lazyRouteComponent(() => import('../pages/search/search.tsx'), 'Search'),
});

export const router = createRouter({
  routeTree: root.addChildren([today, search]),
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
