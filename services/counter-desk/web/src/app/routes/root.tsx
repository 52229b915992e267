import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, Link } from '@tanstack/react-router';
import { ProblemView } from '../../parts/show/states.tsx';
import { useSpeech } from '../../words/language.tsx';
import { stateWords } from '../../words/shell.words.ts';
import { loadControls, needsControls } from './with-controls.tsx';
import { Shell } from '../shell.tsx';

const NotFound = () => {
  const { say } = useSpeech();
  return (
    <>
      <h1>{say(stateWords.notFound)}</h1>
      <Link to="/">{say(stateWords.goToday)}</Link>
    </>
  );
};

export const root = createRootRouteWithContext<{ readonly queries: QueryClient }>()({
  // With the page, not after it.
  loader: ({ location }) => void (needsControls(location) && loadControls()),
  component: Shell,
  notFoundComponent: NotFound,
  errorComponent: ({ error }) => <ProblemView error={error} />,
});

/** A word of an address that may be left out. */
export const text = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;

export const at = <Path extends string>(path: Path) => ({ getParentRoute: () => root, path });
