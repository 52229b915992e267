import { useQuery } from '@tanstack/react-query';
import { services, type Service } from '../../../api/services.ts';
import { PendingButton } from '../../../parts/press/pending-button.tsx';
import { Moment } from '../../../parts/show/moment.tsx';
import { Loaded, ProblemView } from '../../../parts/show/states.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { OnlyFor } from '../not-yours.tsx';
import { serviceWords } from '../../../words/service.words.ts';
import { useStart, verificationsQuery, type Verification } from './queries.ts';
import { Run } from './run.tsx';
import { stateWords, verificationWords as words } from './verification.words.ts';

type Start = ReturnType<typeof useStart>;

const Earlier = ({ runs, service }: { readonly runs: readonly Verification[]; readonly service: Service }) => {
  const { say } = useSpeech();
  if (runs.length === 0) return null;
  return (
    <details>
      <summary>{say(words.earlier)}</summary>
      <ul>
        {runs.map((run) => (
          <li key={run.verificationId}>
            <details>
              <summary>
                <Moment at={run.startedAt} /> · {say(stateWords[run.state])}
              </summary>
              <Run run={run} service={service} />
            </details>
          </li>
        ))}
      </ul>
    </details>
  );
};

const OfService = ({ service, start }: { readonly service: Service; readonly start: Start }) => {
  const { say } = useSpeech();
  const query = useQuery(verificationsQuery(service));
  const title = `service-${service}`;
  const isRunning = query.data?.items.at(0)?.state === 'running';
  return (
    <section className="sheet" aria-labelledby={title}>
      <h2 id={title}>{say(serviceWords[service])}</h2>
      {start.error && <ProblemView error={start.error} />}
      {query.isError && query.data !== undefined && <ProblemView error={query.error} />}
      <Loaded query={query}>
        {({ items: [last, ...earlier] }) => (
          <>
            {last ? <Run run={last} service={service} /> : <p className="soft">{say(words.none)}</p>}
            <p className="row no-print">
              <PendingButton
                isPending={isRunning || start.isPending}
                doing={words.going}
                onPress={() => start.mutate()}
              >
                {say(words.startOne, { service: say(serviceWords[service]) })}
              </PendingButton>
            </p>
            <Earlier runs={earlier} service={service} />
          </>
        )}
      </Loaded>
    </section>
  );
};

const AllServices = () => {
  const { say } = useSpeech();
  const starts: Readonly<Record<Service, Start>> = {
    'customer-accounts': useStart('customer-accounts'),
    metering: useStart('metering'),
    'billing-adjustments': useStart('billing-adjustments'),
    'case-handling': useStart('case-handling'),
  };
  const isPending = services.some((service) => starts[service].isPending);
  return (
    <>
      <h1>{say(words.title)}</h1>
      <p className="soft">{say(words.says)}</p>
      <p className="no-print">
        <PendingButton
          isMain
          isPending={isPending}
          onPress={() => services.forEach((service) => starts[service].mutate())}
        >
          {say(words.startAll)}
        </PendingButton>
      </p>
      {services.map((service) => (
        <OfService key={service} service={service} start={starts[service]} />
      ))}
    </>
  );
};

/** Whether the rules hold in each service: progress, findings, and a new verification of one or all. */
export const VerificationPage = () => (
  <OnlyFor page="verification">
    <AllServices />
  </OnlyFor>
);
