import { Button } from 'react-aria-components/Button';
import type { KindChoiceDto } from '../../../api/generated/case-handling.ts';
import { Office } from '../../../parts/show/people.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { boardWords as words } from './board.words.ts';
import type { Counted } from './chosen.ts';

/** Which cases the figures count: one kind or all; and the office chosen in a table, which can be left again. */
export const Choices = ({
  kinds,
  chosen,
  choose,
}: {
  readonly kinds: readonly KindChoiceDto[];
  readonly chosen: Counted;
  readonly choose: (next: Counted) => void;
}) => {
  const { say } = useSpeech();
  const place = chosen.office ?? chosen.county;
  return (
    <div className="no-print">
      {kinds.length > 1 && (
        <div className="row choices" role="group" aria-label={say(words.kind)}>
          <Button aria-pressed={chosen.kind === undefined} onPress={() => choose({ ...chosen, kind: undefined })}>
            {say(words.all)}
          </Button>
          {kinds.map(({ kind, title }) => (
            <Button key={kind} aria-pressed={chosen.kind === kind} onPress={() => choose({ ...chosen, kind })}>
              {say(title)}
            </Button>
          ))}
        </div>
      )}
      {place !== undefined && (
        <p className="row">
          <span>
            {say(words.only)} <Office id={place} />
          </span>
          <Button onPress={() => choose({ ...chosen, office: undefined, county: undefined })}>
            {say(words.allCounties)}
          </Button>
        </p>
      )}
    </div>
  );
};
