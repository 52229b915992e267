import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { ownHeaders } from '../../../api/clients.ts';
import { sessionChanged } from '../../../api/session-changes.ts';
import { draftKeeper } from './draft-keeper.ts';

const WAIT_MS = 600;

const ask = async (name: string, init: RequestInit = {}): Promise<Response> => {
  const answer = await fetch(`/session/drafts/${encodeURIComponent(name)}`, {
    ...init,
    headers: { ...ownHeaders(), 'content-type': 'application/json' },
  });
  if (answer.ok) return answer;
  const { rule } = (await answer.json().catch(() => ({}))) as { rule?: string };
  if (answer.status === 401 && rule) sessionChanged(rule);
  throw new Error(`draft ${answer.status}`);
};

/**
 * Unsent words of one page, kept under the server's session: they survive a reload, a lock and an expired session, and
 * are never in the storage of the browser.
 *
 * @param name Of the page and what it is about, such as `register:bill-review`
 */
export const useDraft = <Draft>(name: string) => {
  const query = useQuery({
    queryKey: ['draft', name],
    queryFn: async () => ((await (await ask(name)).json()) as { draft: Draft | null }).draft,
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
  const keeper = useMemo(
    () =>
      draftKeeper<Draft>(async (draft) => {
        await ask(name, { method: 'PUT', body: JSON.stringify({ draft }), keepalive: true });
      }, WAIT_MS),
    [name],
  );
  useEffect(() => {
    const flush = () => void keeper.flush();
    addEventListener('pagehide', flush);
    addEventListener('focusout', flush);
    return () => {
      removeEventListener('pagehide', flush);
      removeEventListener('focusout', flush);
      flush();
    };
  }, [keeper]);
  return {
    /** Until the draft is known; a draft that cannot be read does not hinder the work. */
    isLoading: query.isPending,
    draft: query.data ?? undefined,
    keep: keeper.change,
    drop: async (): Promise<void> => {
      await keeper.stop();
      await ask(name, { method: 'DELETE' }).catch(() => undefined);
    },
  };
};
