import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { services, type Service } from '../../../api/services.ts';
import { Heads } from '../../../parts/list/heads.tsx';
import { number } from '../../../parts/show/figures.ts';
import { Scroll } from '../../../parts/show/scroll.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { serviceWords } from '../../../words/service.words.ts';
import { examinationWords, operationWords as words } from './operation.words.ts';
import { Behind, Since } from './parts/lag-words.tsx';
import { OperationPage } from './parts/pages.tsx';
import { examinationQuery, followersQuery, parkedQuery } from './queries.ts';
import { farthest } from './values/lag.ts';

const heads = [words.service, words.answer, words.lag, words.parked, words.examination];

const Lag = ({ service }: { readonly service: Service }) => {
  const { say } = useSpeech();
  const { data, isError } = useQuery(followersQuery(service));
  if (!data || isError) return null;
  const first = farthest(data.items);
  if (!first) return <span className="tag good">{say(words.upToDate)}</span>;
  return (
    <Link to="/operation/lag">
      <Behind of={first} /> <Since of={first} />
    </Link>
  );
};

const ParkedCount = ({ service }: { readonly service: Service }) => {
  const { say, language } = useSpeech();
  const { data, isError } = useQuery(parkedQuery(service));
  if (!data || isError) return null;
  const count = data.items.length;
  if (count === 0) return say(words.noneParked);
  return (
    <Link to="/operation/parked">
      <span className="tag bad">{say(words.someParked, { count: number(count, language) })}</span>
    </Link>
  );
};

const Wrong = ({ service }: { readonly service: Service }) => {
  const { say, language } = useSpeech();
  const { data, isError } = useQuery(examinationQuery(service));
  if (!data || isError) return null;
  const count = data.checks.filter(({ verdict }) => verdict === 'wrong').length;
  if (count === 0) return <span className="tag good">{say(examinationWords.allSound)}</span>;
  return (
    <Link to="/operation/examination">
      <span className="tag bad">{say(examinationWords.wrong, { count: number(count, language) })}</span>
    </Link>
  );
};

const Answers = ({ service }: { readonly service: Service }) => {
  const { say } = useSpeech();
  const { data, isError } = useQuery(followersQuery(service));
  if (isError) return <span className="tag bad">{say(words.silent)}</span>;
  return data ? (
    <span className="tag good">{say(words.answers)}</span>
  ) : (
    <span className="soft">{say(words.asking)}</span>
  );
};

const Row = ({ service }: { readonly service: Service }) => {
  const { say } = useSpeech();
  return (
    <tr>
      <th scope="row">{say(serviceWords[service])}</th>
      <td>
        <Answers service={service} />
      </td>
      <td>
        <Lag service={service} />
      </td>
      <td>
        <ParkedCount service={service} />
      </td>
      <td>
        <Wrong service={service} />
      </td>
    </tr>
  );
};

/** All services beside each other. */
export const OperationState = () => {
  const { say } = useSpeech();
  return (
    <OperationPage title={words.title} says={words.says}>
      <div className="sheet">
        <Scroll label={say(words.state)}>
          <table>
            <Heads of={heads} />
            <tbody>
              {services.map((service) => (
                <Row key={service} service={service} />
              ))}
            </tbody>
          </table>
        </Scroll>
      </div>
    </OperationPage>
  );
};
