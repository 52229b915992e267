import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { KeptForm } from '../../../parts/form/service-form.tsx';
import { number } from '../../../parts/show/figures.ts';
import { useSpeech } from '../../../words/language.tsx';
import { doubtAbout } from '../taking/expected.ts';
import type { Kept } from '../kept/kept-visit.ts';
import { keepVisit, sendNow } from '../kept/queue.ts';
import { finished } from '../kept/sending.ts';
import { visitWords as words } from '../visit.words.ts';

/** The index is outside of what the meter can show today: a warning, and the expert decides. */
const Doubt = ({ visit: { action, values, meter } }: Pick<Kept, 'visit'>) => {
  const { say, language } = useSpeech();
  const expected = meter?.expected ?? null;
  const doubt = doubtAbout(action.fields, values, expected);
  if (!doubt || !expected) return <p role="status" className="hidden" />;
  return (
    <p role="status" className="note warn">
      {say(words[doubt], { least: number(expected.least, language), most: number(expected.most, language) })}
    </p>
  );
};

/** The form of the action, as the service gave it when the visit was taken along. What is typed stays on the phone. */
export const VisitForm = ({ kept }: { readonly kept: Kept }) => {
  const { say } = useSpeech();
  const navigate = useNavigate();
  const { visit } = kept;
  /** The page shows what is kept a moment later than it is typed. */
  const typed = useRef(visit.values);
  return (
    <KeptForm
      fields={visit.action.fields}
      kept={undefined}
      fresh={visit.values}
      keep={({ values }) => {
        typed.current = values;
        void keepVisit(kept, { ...visit, values }).catch(() => undefined);
      }}
      drop={() => Promise.resolve()}
      sendLabel={say(words.record)}
      send={async (body) => {
        await keepVisit(
          kept,
          finished({ ...visit, values: typed.current }, body, () => crypto.randomUUID()),
        );
      }}
      onSent={() => {
        void sendNow();
        void navigate({ to: '/visits' });
      }}
    >
      <Doubt visit={visit} />
    </KeptForm>
  );
};
