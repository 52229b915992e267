import { Amount, Code, Day } from '../../../parts/show/values.tsx';
import { number } from '../../../parts/show/figures.ts';
import { useSpeech } from '../../../words/language.tsx';
import type { DescribedField } from '../values/document-form.ts';
import { inLanguage } from '../values/in-language.ts';
import { plainText } from '../values/plain-text.ts';
import { documentWords as words } from './document.words.ts';

interface Props {
  readonly field: DescribedField;
  readonly value: unknown;
}

const LATIN = /^[\w.\- ]+$/;
const DAY = /^\d{4}-\d\d-\d\d$/;
const isNumber = (text: string): boolean => text !== '' && Number.isFinite(Number(text));

/** Names of seasons and capacities are codes; words of people are not. */
const Words = ({ text }: { readonly text: string }) => {
  const { language } = useSpeech();
  return LATIN.test(text) ? <Code>{text}</Code> : <bdi>{inLanguage(text, language)}</bdi>;
};

const Options = ({ field, value }: Props) => {
  const { say } = useSpeech();
  const values = (Array.isArray(value) ? value : [value]).map(String);
  const titles = values.map((each) => field.options?.find((option) => option.value === each)?.label);
  if (values.length === 0) return <span className="soft">{say(words.nothing)}</span>;
  return values.map((each, place) => (
    <span key={each}>
      {place > 0 && ' · '}
      {titles[place] ? say(titles[place]) : <Code>{each}</Code>}
    </span>
  ));
};

const Count = ({ field, value }: { readonly field: DescribedField; readonly value: string }) => {
  const { say, language } = useSpeech();
  return (
    <span className="amount">
      {isNumber(value) ? number(Number(value), language) : value} {field.unit && say(field.unit)}
    </span>
  );
};

/** One value of a document in words, with its unit. What cannot be read yet is shown as it is typed. */
export const Value = ({ field, value }: Props) => {
  const { say } = useSpeech();
  const text = plainText(value);
  if (value === null) return <span>{say(words.noLimit)}</span>;
  if (value === undefined || value === '') return <span className="soft">{say(words.nothing)}</span>;
  switch (field.type) {
    case 'yesNo':
      return <span>{say(value === true ? words.yes : words.no)}</span>;
    case 'amount':
      return isNumber(text) ? <Amount rial={Number(text)} /> : <bdi>{text}</bdi>;
    case 'count':
      return <Count field={field} value={text} />;
    case 'date':
      return DAY.test(text) ? <Day on={text} /> : <bdi>{text}</bdi>;
    case 'choice':
    case 'choices':
    case 'names':
      return <Options field={field} value={value} />;
    default:
      return <Words text={text} />;
  }
};
