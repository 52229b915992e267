import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextField } from 'react-aria-components/TextField';
import { cases, dataOf } from '../../api/clients.ts';
import type { OpenCaseDto } from '../../api/generated/case-handling.ts';
import { plainDigits } from '../../parts/form/values/typed.ts';
import { Loaded } from '../../parts/show/states.tsx';
import { CaseLink } from '../../parts/show/case-link.tsx';
import { Code, Day } from '../../parts/show/values.tsx';
import { useSpeech } from '../../words/language.tsx';
import { registerWords as words } from './register.words.ts';

/** Requests that are open on the account; one of another office is only said. */
export const OpenCases = ({ items }: { readonly items: readonly OpenCaseDto[] }) => {
  const { say } = useSpeech();
  return (
    <ul>
      {items.map((open, place) => (
        <li key={open.caseId ?? place}>
          {say(open.title)} · {say(words.openedOn)} <Day on={open.openedOn} />{' '}
          {open.caseId && open.trackingCode ? (
            <CaseLink caseId={open.caseId}>
              <Code>{open.trackingCode}</Code>
            </CaseLink>
          ) : (
            <span className="soft">({say(words.elsewhere)})</span>
          )}
        </li>
      ))}
    </ul>
  );
};

const AskAccount = () => {
  const { say } = useSpeech();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const account = plainDigits(typed);
  return (
    <form
      className="sheet"
      onSubmit={(event) => {
        event.preventDefault();
        if (account !== '') void navigate({ to: '/register', search: (before) => ({ ...before, account }) });
      }}
    >
      <TextField className="field" value={typed} onChange={setTyped}>
        <Label>{say(words.account)}</Label>
        <Input dir="ltr" autoComplete="off" />
        <Text slot="description" className="help">
          {say(words.accountHint)}
        </Text>
      </TextField>
      <Button type="submit">{say(words.setAccount)}</Button>
    </form>
  );
};

/** For whom the request is, and what is open there already. */
export const OfAccount = ({ account }: { readonly account: string | undefined }) => {
  const { say } = useSpeech();
  const open = useQuery({
    queryKey: ['open-cases', account],
    queryFn: () => dataOf(cases.GET('/v1/open-cases', { params: { query: { accountId: account! } } })),
    enabled: account !== undefined,
  });
  if (account === undefined) return <AskAccount />;
  return (
    <section className="sheet" aria-label={say(words.account)}>
      <p className="row spread">
        <span>
          {say(words.forAccount)}{' '}
          <Link to="/accounts/$accountId" params={{ accountId: account }}>
            <Code>{account}</Code>
          </Link>
        </span>
        <Link to="/register" search={({ kind }) => ({ kind })}>
          {say(words.otherAccount)}
        </Link>
      </p>
      <Loaded query={open}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">{say(words.noneOpen)}</p>
          ) : (
            <div className="note warn">
              <strong>{say(words.openAlready)}</strong>
              <OpenCases items={items} />
            </div>
          )
        }
      </Loaded>
    </section>
  );
};
