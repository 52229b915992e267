import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { cases, dataOf, send } from '../../api/clients.ts';
import type { CaseKindDto, OpenedCaseDto } from '../../api/generated/case-handling.ts';
import { ServiceForm } from '../../parts/form/service-form.tsx';
import { Loaded } from '../../parts/show/states.tsx';
import { useSpeech } from '../../words/language.tsx';
import { ChooseKind } from './choose-kind.tsx';
import { useKnownValues } from './known-values.ts';
import { OfAccount } from './of-account.tsx';
import { Promises } from './promises.tsx';
import { Receipt } from './receipt.tsx';
import { registerWords as words } from './register.words.ts';

interface Chosen {
  readonly kind: CaseKindDto;
  readonly onOpened: (opened: OpenedCaseDto) => void;
}

const Request = ({ kind, onOpened }: Chosen) => {
  const { say } = useSpeech();
  const { account, bill } = useSearch({ from: '/register' });
  const { isPending, offers } = useKnownValues(account);
  const known = Object.entries({ accountId: account, billNumber: bill }).filter(
    ([name, value]) => value !== undefined && kind.fields.some((field) => field.name === name),
  );
  return (
    <>
      <div className="row spread">
        <h2>{say(kind.title)}</h2>
        <Link to="/register" search={(before) => ({ ...before, kind: undefined })}>
          {say(words.otherKind)}
        </Link>
      </div>
      <div className="sheet">
        <Promises kind={kind} />
      </div>
      {!isPending && (
        <ServiceForm
          draft={`register:${kind.kind}:${account ?? ''}`}
          fields={kind.fields}
          initial={Object.fromEntries(known)}
          offers={offers}
          sendLabel={say(words.send)}
          send={(body, key) => send('case-handling', '/v1/cases', { kind: kind.kind, ...body }, key)}
          onSent={(opened) => onOpened(opened as OpenedCaseDto)}
        />
      )}
    </>
  );
};

/** A request is registered: for whom, which, its form, and the receipt. */
export const Register = () => {
  const { say } = useSpeech();
  const navigate = useNavigate();
  const { kind: name, account } = useSearch({ from: '/register' });
  const [done, setDone] = useState<{ readonly kind: CaseKindDto; readonly opened: OpenedCaseDto }>();
  const query = useQuery({ queryKey: ['case-kinds'], queryFn: () => dataOf(cases.GET('/v1/case-kinds')) });
  if (done)
    return (
      <Receipt
        {...done}
        another={() => {
          setDone(undefined);
          void navigate({ to: '/register', search: {} });
        }}
      />
    );
  return (
    <>
      <h1>{say(words.title)}</h1>
      {query.isSuccess && <OfAccount account={account} />}
      <Loaded query={query}>
        {({ items }) => {
          const kind = items.find((each) => each.kind === name);
          return kind ? (
            <Request key={kind.kind} kind={kind} onOpened={(opened) => setDone({ kind, opened })} />
          ) : (
            <ChooseKind kinds={items} />
          );
        }}
      </Loaded>
    </>
  );
};
