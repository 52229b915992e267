import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '../../../app/may.ts';
import { Loaded } from '../../../parts/show/states.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { factorWords as words } from './factor.words.ts';
import { Factors } from './list.tsx';
import { useFactors } from './queries.ts';

const Listed = ({ accountId }: { readonly accountId: string }) => {
  const { say } = useSpeech();
  const [isOpen, setOpen] = useState(false);
  const query = useFactors(accountId, isOpen);
  return (
    <details className="sheet" open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{say(words.title)}</summary>
      {isOpen && (
        <>
          <Loaded query={query}>{(items) => <Factors items={items} />}</Loaded>
          <p className="no-print">
            <Link className="button" to="/accounts/$accountId/volume-factors" params={{ accountId }}>
              {say(words.open)}
            </Link>
          </p>
        </>
      )}
    </details>
  );
};

/** The factors of the account, for those whose work they are. */
export const FactorsOfAccount = ({ accountId }: { readonly accountId: string }) =>
  useMay('factors') ? <Listed accountId={accountId} /> : null;
