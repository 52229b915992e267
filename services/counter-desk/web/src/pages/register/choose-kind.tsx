import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { SearchField } from 'react-aria-components/SearchField';
import { Text } from 'react-aria-components/Text';
import type { CaseKindDto } from '../../api/generated/case-handling.ts';
import { Empty } from '../../parts/show/states.tsx';
import { useSpeech } from '../../words/language.tsx';
import { kindsNamed } from './kinds.ts';
import { Promises } from './promises.tsx';
import { registerWords as words } from './register.words.ts';

/** The kinds of request that this person registers, found by words. */
export const ChooseKind = ({ kinds }: { readonly kinds: readonly CaseKindDto[] }) => {
  const { say } = useSpeech();
  const [typed, setTyped] = useState('');
  if (kinds.length === 0) return <Empty>{say(words.noneForYou)}</Empty>;
  const found = kindsNamed(kinds, typed);
  return (
    <>
      <SearchField className="field" value={typed} onChange={setTyped}>
        <Label>{say(words.which)}</Label>
        <Input autoComplete="off" />
        <Text slot="description" className="help">
          {say(words.whichHint)}
        </Text>
      </SearchField>
      {found.length === 0 && <Empty>{say(words.noKind)}</Empty>}
      <ul className="cards">
        {found.map((kind) => (
          <li key={kind.kind} className="sheet">
            <h2>
              <Link to="/register" search={(before) => ({ ...before, kind: kind.kind })}>
                {say(kind.title)}
              </Link>
            </h2>
            <Promises kind={kind} />
          </li>
        ))}
      </ul>
    </>
  );
};
