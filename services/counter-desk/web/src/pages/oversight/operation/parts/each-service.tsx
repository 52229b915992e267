import { useQuery, type UseQueryOptions } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { services, type Service } from '../../../../api/services.ts';
import { Loaded, ProblemView } from '../../../../parts/show/states.tsx';
import { useSpeech } from '../../../../words/language.tsx';
import { serviceWords } from '../../../../words/service.words.ts';

interface Props<Answer> {
  readonly query: (service: Service) => UseQueryOptions<Answer>;
  readonly children: (answer: Answer, service: Service) => ReactNode;
}

const OneService = <Answer,>({ service, query, children }: Props<Answer> & { readonly service: Service }) => {
  const { say } = useSpeech();
  const asked = useQuery(query(service));
  const title = `service-${service}`;
  return (
    <section className="sheet" aria-labelledby={title}>
      <h2 id={title}>{say(serviceWords[service])}</h2>
      {asked.isError && asked.data !== undefined && <ProblemView error={asked.error} />}
      <Loaded query={asked}>{(answer) => children(answer, service)}</Loaded>
    </section>
  );
};

/** The part of each service; one that does not answer says so, and the others go on. */
export const EachService = <Answer,>(props: Props<Answer>) =>
  services.map((service) => <OneService key={service} service={service} {...props} />);
