import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { useIsOffline } from '../../app/session.tsx';
import { onPhone, onVisitsChanged } from './kept/queue.ts';

const EXPIRES_EVERY_MS = 30_000;

/** The visits on this phone; what is over goes while one looks. */
export const useKept = () => {
  const queries = useQueryClient();
  useEffect(() => onVisitsChanged(() => void queries.invalidateQueries({ queryKey: ['kept-visits'] })), [queries]);
  return useQuery({
    queryKey: ['kept-visits'],
    queryFn: onPhone.visits,
    staleTime: 0,
    gcTime: 0,
    refetchInterval: EXPIRES_EVERY_MS,
  });
};

const subscribe = (listener: () => void): (() => void) => {
  for (const change of ['online', 'offline']) addEventListener(change, listener);
  return () => {
    for (const change of ['online', 'offline']) removeEventListener(change, listener);
  };
};

/** Whether there is no connection, as the browser or the desk itself says. */
export const useIsCut = (): boolean => {
  const isCut = useSyncExternalStore(subscribe, () => !navigator.onLine);
  return useIsOffline() || isCut;
};
