import { readingFormatBodyEncodingTitles as titles } from '../../../../api/generated/metering.titles.ts';
import { ProblemError } from '../../../../api/problem.ts';
import { number } from '../../../../parts/show/figures.ts';
import { useSpeech } from '../../../../words/language.tsx';
import { largeWords as words } from './large.words.ts';

interface Misread {
  readonly encoding: string;
  readonly line: number;
  readonly likely?: string;
}

/** Set if a file was refused because it is written in another encoding. */
export const misreadOf = (error: unknown): Misread | undefined => {
  if (!(error instanceof ProblemError) || error.problem.rule !== 'FileMustBeInItsEncoding') return undefined;
  const { encoding, line, likely } = error.problem.data ?? {};
  return { encoding: String(encoding), line: Number(line), ...(typeof likely === 'string' && { likely }) };
};

/** At the field of the file: what is wrong, and in which encoding it seems to be. */
export const WrongEncoding = ({
  id,
  of: { encoding, line, likely },
}: {
  readonly id: string;
  readonly of: Misread;
}) => {
  const { say, language } = useSpeech();
  const titleOf = (name: string): string =>
    Object.hasOwn(titles, name) ? say(titles[name as keyof typeof titles]) : name;
  const agreed = titleOf(encoding);
  return (
    <p id={id} className="note bad" role="alert">
      {say(words.encoding, { agreed, line: number(line, language) })}{' '}
      {likely !== undefined && say(words.likely, { likely: titleOf(likely), agreed })}
    </p>
  );
};
