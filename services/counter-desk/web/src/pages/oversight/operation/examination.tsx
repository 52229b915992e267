import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'react-aria-components/Button';
import type { Service } from '../../../api/clients.ts';
import { number } from '../../../parts/show/figures.ts';
import { Moment } from '../../../parts/show/moment.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { examinationWords as words, operationWords, verdictWords } from './operation.words.ts';
import { EachService } from './parts/each-service.tsx';
import { OperationPage } from './parts/pages.tsx';
import { Technical } from './parts/technical.tsx';
import { examinationQuery, type Check, type Examination } from './queries.ts';

const tones: Readonly<Record<Check['verdict'], string>> = {
  sound: 'good',
  wrong: 'bad',
  underWay: '',
  notExamined: 'warn',
};

const Finding = ({ check: { title, verdict, found, remedy, details } }: { readonly check: Check }) => {
  const { say } = useSpeech();
  return (
    <li>
      <span className={`tag ${tones[verdict]}`}>{say(verdictWords[verdict])}</span> <strong>{say(title)}</strong>
      {found && <p>{say(found)}</p>}
      {remedy && (
        <p>
          <strong>{say(words.toDo)}:</strong> {say(remedy)}
        </p>
      )}
      <Technical lines={details} />
    </li>
  );
};

const Checks = ({ of: { checks, examinedAt }, service }: { readonly of: Examination; readonly service: Service }) => {
  const { say, language } = useSpeech();
  const queries = useQueryClient();
  const wrong = checks.filter(({ verdict }) => verdict === 'wrong');
  const others = checks.filter(({ verdict }) => verdict !== 'wrong');
  return (
    <>
      <div role="status">
        <p className={`note ${wrong.length > 0 ? 'bad' : 'good'}`}>
          {wrong.length > 0 ? say(words.wrong, { count: number(wrong.length, language) }) : say(words.allSound)}{' '}
          {checks.some(({ verdict }) => verdict === 'underWay') && say(words.files)}
        </p>
      </div>
      <ul className="checks">
        {wrong.map((check) => (
          <Finding key={check.check} check={check} />
        ))}
      </ul>
      <details>
        <summary>{say(words.examined)}</summary>
        <ul className="checks">
          {others.map((check) => (
            <Finding key={check.check} check={check} />
          ))}
        </ul>
      </details>
      <p className="row">
        <span className="soft">
          {say(words.at)}: <Moment at={examinedAt} />
        </span>{' '}
        <Button
          className="react-aria-Button no-print"
          onPress={() => void queries.invalidateQueries({ queryKey: examinationQuery(service).queryKey })}
        >
          {say(words.again)}
        </Button>
      </p>
    </>
  );
};

/** What each service finds wrong in its own parts, and what to do. */
export const OperationExamination = () => (
  <OperationPage title={operationWords.examination} says={words.says}>
    <EachService query={examinationQuery}>
      {(examination, service) => <Checks of={examination} service={service} />}
    </EachService>
  </OperationPage>
);
