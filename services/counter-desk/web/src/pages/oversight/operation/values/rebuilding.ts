import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { send, type Service } from '../../../../api/clients.ts';
import { viewsQuery, type RebuildReport, type ViewStatus } from '../queries.ts';

const LOOK_MS = 1_000;

export type Swap = 'never' | 'always';
export type Stage = NonNullable<ViewStatus['rebuild']>['state'];

/** What the service answers: the report, or the state of the view while the rebuild goes on. */
type Answer = RebuildReport | ViewStatus;
const isReport = (answer: Answer): answer is RebuildReport => 'outcome' in answer;

const pause = () => new Promise((resolve) => setTimeout(resolve, LOOK_MS));

/** Builds a view again and asks for its report until it is there; the same key is the same rebuild. */
export const useRebuild = (service: Service, view: string) => {
  const queries = useQueryClient();
  const [stage, setStage] = useState<Stage>('asked');
  const isShown = useRef(true);
  useEffect(() => {
    isShown.current = true;
    return () => void (isShown.current = false);
  }, []);
  const mutation = useMutation({
    mutationFn: async (swap: Swap): Promise<RebuildReport | undefined> => {
      const key = crypto.randomUUID();
      setStage('asked');
      while (isShown.current) {
        const path = `/admin/views/${encodeURIComponent(view)}/rebuilds`;
        const answer = (await send(service, path, { swap }, key)) as Answer;
        if (isReport(answer)) return answer;
        setStage(answer.rebuild?.state ?? 'asked');
        await pause();
      }
      return undefined;
    },
    onSettled: () => queries.invalidateQueries({ queryKey: viewsQuery(service).queryKey }),
  });
  return { ...mutation, stage };
};
