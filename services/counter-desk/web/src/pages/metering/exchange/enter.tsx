import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { send } from '../../../api/clients.ts';
import type { ExchangeStepDto, MeterCard } from '../../../api/generated/metering.ts';
import { ProblemError } from '../../../api/problem.ts';
import { useMay } from '../../../app/may.ts';
import { ServiceForm } from '../../../parts/form/service-form.tsx';
import type { Body } from '../../../parts/form/values/form-values.ts';
import { AskReason } from '../../../parts/reason/ask-reason.tsx';
import { Empty, Loaded } from '../../../parts/show/states.tsx';
import { Code } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { Connection } from '../../account/parts/connection.tsx';
import { MeterFacts } from '../../account/parts/meter-facts.tsx';
import { lookAtMeter, useMeter } from '../../account/queries.ts';
import { meterWords } from '../meter/meter.words.ts';
import { entryFields } from './entry-fields.ts';
import { atEntryFields, entryBody } from './entry.ts';
import { entryWords, exchangeWords as words } from './exchange.words.ts';
import { useContractors } from './queries.ts';

/** Companies with orders to exchange meters. */
const useCompanies = () => {
  const { data = [] } = useContractors();
  return data
    .filter(({ works }) => works.includes('exchange'))
    .map(({ contractorId: value, title }) => ({ value, label: { fa: title, en: title } }));
};

const EntryForm = ({ meterId }: { readonly meterId: string }) => {
  const { say } = useSpeech();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const companies = useCompanies();
  const enter = (typed: Body, key: string) =>
    send('metering', `/v1/meters/${encodeURIComponent(meterId)}/exchanges`, entryBody(typed), key).catch(
      (error: unknown) => {
        throw error instanceof ProblemError ? new ProblemError(atEntryFields(error.problem, typed)) : error;
      },
    ) as Promise<ExchangeStepDto>;
  return (
    <section className="sheet" aria-labelledby="card-thirteen">
      <h2 id="card-thirteen">{say(words.enter)}</h2>
      <ServiceForm
        draft={`exchange:${meterId}`}
        fields={entryFields}
        initial={{ outcome: 'putIn' }}
        offers={{ contractorId: companies }}
        sendLabel={say(entryWords.send)}
        send={enter}
        onSent={({ exchangeId }) => {
          void queries.invalidateQueries({ predicate: ({ queryKey: [of] }) => of !== 'draft' });
          void navigate({ to: '/meter-exchanges/$exchangeId', params: { exchangeId } });
        }}
      />
    </section>
  );
};

/** Which meter it is; its last index needs a reason (N7). */
const OldMeter = ({ accountId, meterId }: Pick<MeterCard, 'accountId' | 'meterId'>) => {
  const { say } = useSpeech();
  const sees = useMay('account');
  const query = useMeter(accountId, meterId);
  return (
    <section className="sheet" aria-labelledby="old-meter">
      <h2 id="old-meter">{say(words.takenOffMeter)}</h2>
      <AskReason accountId={accountId} look={(reason) => lookAtMeter(meterId, reason)} codes={[]} />
      <Loaded query={query}>{(meter) => <MeterFacts meter={meter} />}</Loaded>
      <p>
        {say(words.account)}{' '}
        {sees ? (
          <Link to="/accounts/$accountId" params={{ accountId }}>
            <Code>{accountId}</Code>
          </Link>
        ) : (
          <Code>{accountId}</Code>
        )}
      </p>
      <p className="no-print">
        <Link to="/meters/$meterId" params={{ meterId }}>
          {say(meterWords.page)}
        </Link>
      </p>
    </section>
  );
};

/** Card 13: the connections unit enters an exchange or a removal, and a second person confirms it (7.5, 11.4). */
export const EnterExchange = () => {
  const { say } = useSpeech();
  const { meterId } = useParams({ from: '/meter-exchanges/enter/$meterId' });
  const enters = useMay('entersExchanges');
  const query = useMeter('', meterId);
  return (
    <>
      <p className="no-print">
        <Link to="/meter-exchanges">{say(words.back)}</Link>
      </p>
      <h1>
        {say(words.enterHere)} <Code>{meterId}</Code>
      </h1>
      <Loaded query={query}>
        {({ meterId: known, accountId }) => (
          <>
            <OldMeter accountId={accountId} meterId={known} />
            {enters ? <EntryForm meterId={known} /> : <Empty>{say(words.entersUnit)}</Empty>}
            <Connection accountId={accountId} />
          </>
        )}
      </Loaded>
    </>
  );
};
