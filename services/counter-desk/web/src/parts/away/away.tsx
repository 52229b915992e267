import { notifyManager, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useMemo, useSyncExternalStore } from 'react';
import { awayIn } from '../../api/problem.ts';
import type { Service } from '../../api/services.ts';
import { useSpeech } from '../../words/language.tsx';
import { serviceWords } from '../../words/service.words.ts';
import { stateWords } from '../../words/shell.words.ts';
import { awayParts } from './away-parts.ts';

/** Follows all looks of the page. */
const awayAmong = (queries: QueryClient) => {
  const cache = queries.getQueryCache();
  let away: readonly Service[] = [];
  return {
    subscribe: (listener: () => void) => cache.subscribe(notifyManager.batchCalls(listener)),
    now: (): readonly Service[] => {
      const shown = cache.getAll().filter((query) => query.isActive());
      const next = awayParts(
        shown.map(({ state }) => state),
        away,
      );
      if (next.join() !== away.join()) away = next;
      return away;
    },
  };
};

/** Which services do not answer, over every page: what a part shows in their place may say nothing of it. */
export const Away = () => {
  const { say, locale } = useSpeech();
  const queries = useQueryClient();
  const { subscribe, now } = useMemo(() => awayAmong(queries), [queries]);
  const away = useSyncExternalStore(subscribe, now);
  if (away.length === 0) return null;
  const parts = new Intl.ListFormat(locale).format(away.map((service) => `«${say(serviceWords[service])}»`));
  return (
    <div className="note warn row no-print" role="status">
      <span>{say(stateWords.awayHere, { parts })}</span>
      <button
        type="button"
        className="button"
        onClick={() => void queries.refetchQueries({ type: 'active', predicate: ({ state }) => !!awayIn(state.error) })}
      >
        {say(stateWords.again)}
      </button>
    </div>
  );
};
