import { useEffect, useRef } from 'react';
import { Button } from 'react-aria-components/Button';
import type { CaseKindDto, OpenedCaseDto } from '../../api/generated/case-handling.ts';
import { usePerson } from '../../app/session.tsx';
import { CaseLink } from '../../parts/show/case-link.tsx';
import { Amount, Code, Day } from '../../parts/show/values.tsx';
import { Sentence } from '../../parts/show/sentence.tsx';
import { useSpeech } from '../../words/language.tsx';
import { OpenCases } from './of-account.tsx';
import { registerWords as words } from './register.words.ts';

interface Props {
  readonly kind: CaseKindDto;
  readonly opened: OpenedCaseDto;
  readonly another: () => void;
}

/** What the applicant takes home; only this is printed. */
export const Receipt = ({ kind, opened, another }: Props) => {
  const { say } = useSpeech();
  const person = usePerson();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <>
      <article className="sheet receipt">
        <h1 ref={title} tabIndex={-1}>
          {say(words.receipt)}
        </h1>
        <p>{say(kind.title)}</p>
        <p className="label">{say(words.trackingCode)}</p>
        <p className="tracking">
          <Code>{opened.trackingCode}</Code>
        </p>
        <p>
          <Sentence>{say(opened.says)}</Sentence>
        </p>
        <dl className="facts">
          {opened.answerBy && (
            <>
              <dt>{say(words.answerBy)}</dt>
              <dd>
                <Day on={opened.answerBy} />{' '}
                {opened.provisional && <span className="soft">({say(words.provisional)})</span>}
              </dd>
            </>
          )}
          <dt>{say(words.fee)}</dt>
          <dd>{opened.feeCharged > 0 ? <Amount rial={opened.feeCharged} /> : say(words.noFee)}</dd>
          <dt>{say(words.registeredAt)}</dt>
          <dd>{person.name}</dd>
        </dl>
      </article>
      <div className="row no-print">
        <Button className="react-aria-Button main" onPress={() => print()}>
          {say(words.print)}
        </Button>
        <CaseLink className="button" caseId={opened.caseId}>
          {say(words.openCase)}
        </CaseLink>
        <Button onPress={another}>{say(words.another)}</Button>
      </div>
      {opened.alsoOpen.length > 0 && (
        <section className="note warn no-print">
          <strong>{say(words.openAlready)}</strong>
          <OpenCases items={opened.alsoOpen} />
        </section>
      )}
    </>
  );
};
