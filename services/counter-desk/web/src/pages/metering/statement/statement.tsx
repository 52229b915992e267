import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { More } from '../../../parts/list/more.tsx';
import { useMay } from '../../../app/may.ts';
import { usePerson } from '../../../app/session.tsx';
import { Empty, Loaded } from '../../../parts/show/states.tsx';
import { Amount, Code } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { ByContract } from './by-contract.tsx';
import { Errors } from './errors.tsx';
import { Contracts, Entries, Months } from './parts.tsx';
import { useContractors, useContracts, useStatement } from './queries.ts';
import { statementWords as words } from './statement.words.ts';

/** By name for those who see the list of contractors; a contractor knows who it is. */
const Name = ({ contractorId }: { readonly contractorId: string }) => {
  const { name, office } = usePerson();
  const isOwn = office === contractorId;
  const { data } = useContractors(!isOwn);
  return <>{isOwn ? name : data?.find((each) => each.contractorId === contractorId)?.title}</>;
};

const Owed = ({ contractorId }: { readonly contractorId: string }) => {
  const { say } = useSpeech();
  const [month, choose] = useState<string>();
  const [contractId, chooseContract] = useState<string>();
  const query = useStatement(contractorId, { month, contractId });
  return (
    <Loaded query={query}>
      {({ pages }) => {
        const [first] = pages;
        const items = pages.flatMap((page) => page.items);
        if (!first || first.months.length === 0) return <Empty>{say(words.empty)}</Empty>;
        return (
          <>
            <p className="note">
              {say(words.owes)}:{' '}
              <strong>
                <Amount rial={first.balance} />
              </strong>
            </p>
            <Months statement={first} month={month} choose={choose} />
            <ByContract statement={first} contractId={contractId} choose={chooseContract} />
            <Entries items={items} month={month} choose={choose} />
            <More query={query}>{say(words.more)}</More>
          </>
        );
      }}
    </Loaded>
  );
};

/** What a reading contractor owes for its faults (A3-5). */
export const ContractorStatement = () => {
  const { say } = useSpeech();
  const { contractorId } = useParams({ from: '/statements/$contractorId' });
  const isOwn = usePerson().office === contractorId;
  const may = useMay('statements');
  const contracts = useContracts(contractorId, may);
  if (!may) return <Empty>{say(words.notYours)}</Empty>;
  return (
    <>
      {!isOwn && (
        <p className="no-print">
          <Link to="/statements">{say(words.back)}</Link>
        </p>
      )}
      <h1>{say(words.title)}</h1>
      <p className="row spread">
        <span>
          <Name contractorId={contractorId} /> <Code>{contractorId}</Code>
        </span>
        <Button className="react-aria-Button no-print" onPress={() => print()}>
          {say(words.print)}
        </Button>
      </p>
      <p className="soft">{say(words.says)}</p>
      <Owed key={contractorId} contractorId={contractorId} />
      <Errors contractorId={contractorId} />
      {contracts.data && (
        <section className="sheet" aria-labelledby="contracts">
          <h2 id="contracts">{say(words.contracts)}</h2>
          <Contracts contracts={contracts.data.items} />
        </section>
      )}
    </>
  );
};
