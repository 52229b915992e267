import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { cases, dataOf } from '../../../api/clients.ts';
import { usePerson } from '../../../app/session.tsx';
import { CaseLink } from '../../../parts/show/case-link.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { Steps } from '../../case/parts/steps.tsx';
import { stepsSince } from '../../case/parts/timeline.ts';
import type { Kept } from '../kept/kept-visit.ts';
import { keepVisit, onPhone, sendNow } from '../kept/queue.ts';
import { confirmed } from '../kept/sending.ts';
import { useKept } from '../use-kept.ts';
import { visitWords as words } from '../visit.words.ts';

/** What colleagues did since the visit was taken along. */
const Since = ({ visit: { caseId, seen } }: Pick<Kept, 'visit'>) => {
  const { subject } = usePerson();
  const { data } = useQuery({
    queryKey: ['case', caseId, ''],
    queryFn: () => dataOf(cases.GET('/v1/cases/{caseId}', { params: { path: { caseId } } })),
    retry: false,
  });
  return data ? <Steps steps={stepsSince(data.history, seen, subject)} /> : null;
};

/** What was written is removed only after a second word. */
export const PutAside = ({ kept }: { readonly kept: Kept }) => {
  const { say } = useSpeech();
  const { refetch } = useKept();
  const [isAsked, ask] = useState(false);
  if (!isAsked) return <Button onPress={() => ask(true)}>{say(words.drop)}</Button>;
  return (
    <div className="row" role="group" aria-label={say(words.dropAsk)}>
      <span>{say(words.dropAsk)}</span>
      <Button autoFocus onPress={() => ask(false)}>
        {say(words.dropNo)}
      </Button>
      <Button onPress={() => void onPhone.remove(kept).then(() => refetch())}>{say(words.dropYes)}</Button>
    </div>
  );
};

/** The case has changed since the visit was taken along: nothing was sent, and the expert decides. */
export const MovedOn = ({ kept, isGone }: { readonly kept: Kept; readonly isGone: boolean }) => {
  const { say } = useSpeech();
  const { visit } = kept;
  return (
    <div className="note bad" role="alert">
      <h2>{say(isGone ? words.goneTitle : words.changedTitle)}</h2>
      <p>{say(words.nothingSent)}</p>
      <Since visit={visit} />
      <div className="row">
        <CaseLink caseId={visit.caseId} className="button">
          {say(words.seeCase)}
        </CaseLink>
        <Button
          onPress={() =>
            void keepVisit(kept, confirmed(visit)).then(
              () => sendNow(),
              () => undefined,
            )
          }
        >
          {say(words.sendAnyway)}
        </Button>
        <PutAside kept={kept} />
      </div>
    </div>
  );
};
