import { Button } from 'react-aria-components/Button';
import type { CaseFileDto } from '../../../api/generated/case-handling.ts';
import { useSpeech } from '../../../words/language.tsx';
import { caseWords as words } from '../case.words.ts';
import { Values } from './asked.tsx';

interface Shown {
  readonly file: CaseFileDto;
  readonly isWhole: boolean;
  readonly showWhole: () => void;
}

/** Contact data of the applicant; in full only for a reason, which is this case (A5-4, N7). */
export const Applicant = ({ file: { applicant, askedFields }, isWhole, showWhole }: Shown) => {
  const { say } = useSpeech();
  if (!applicant) return null;
  return (
    <section className="sheet">
      <h2>{say(words.applicant)}</h2>
      <Values fields={askedFields} values={applicant} />
      {!isWhole && (
        <p className="row no-print">
          <Button onPress={showWhole}>{say(words.showPersonal)}</Button>
          <span className="soft">{say(words.personalSays)}</span>
        </p>
      )}
    </section>
  );
};
