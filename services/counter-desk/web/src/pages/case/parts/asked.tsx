import type { CaseFileDto, FormFieldDto } from '../../../api/generated/case-handling.ts';
import { BillLink } from '../../../parts/identifiers/bill-link.tsx';
import { billNumberIn } from '../../../parts/identifiers/bill-number.ts';
import { Fact } from '../../../parts/show/fact.tsx';
import { number } from '../../../parts/show/figures.ts';
import { Code, Day } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { caseWords as words } from '../case.words.ts';

const rowsOf = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? value.filter((row): row is Record<string, unknown> => typeof row === 'object') : [];

/** A value of a form as its field says: an option in words, a day, a number, an identifier. */
const Value = ({ field, value }: { readonly field: FormFieldDto; readonly value: unknown }) => {
  const { say, language } = useSpeech();
  if (field.type === 'list')
    return rowsOf(value).map((row) => <Values key={JSON.stringify(row)} fields={field.rowFields ?? []} values={row} />);
  if (typeof value === 'boolean') return say(value ? words.yes : words.no);
  if (typeof value === 'number') return number(value, language);
  const text = String(value);
  const option = field.options?.find((each) => each.value === text);
  if (option) return say(option.label);
  if (field.type === 'date') return <Day on={text} />;
  if (billNumberIn(text) === text) return <BillLink billNumber={text} />;
  return /^[\w\-:.]+$/.test(text) ? <Code>{text}</Code> : <span>{text}</span>;
};

interface Filled {
  readonly fields: readonly FormFieldDto[];
  readonly values: Readonly<Record<string, unknown>>;
}

/** A form as it was filled in, with the names that the service gives its fields. */
export const Values = ({ fields, values }: Filled) => (
  <dl className="facts">
    {fields
      .filter(({ name }) => values[name] !== undefined && values[name] !== null)
      .map((field) => (
        <Fact key={field.name} title={field.label}>
          <Value field={field} value={values[field.name]} />
        </Fact>
      ))}
  </dl>
);

/** What the applicant asked for, and what a visit found. */
export const Asked = ({ file: { askedFields, asked } }: { readonly file: CaseFileDto }) => {
  const { say } = useSpeech();
  return (
    <section className="sheet">
      <h2>{say(words.asked)}</h2>
      <Values fields={askedFields} values={asked} />
    </section>
  );
};
