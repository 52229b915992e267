import { Scroll } from '../../../parts/show/scroll.tsx';
import { number } from '../../../parts/show/figures.ts';
import { useSpeech } from '../../../words/language.tsx';
import { differencesOf, type Difference, type Step } from '../values/differences.ts';
import type { DescribedField } from '../values/document-form.ts';
import { documentWords as words } from './document.words.ts';
import { Value } from './value.tsx';
import { Values } from './values.tsx';

type Body = Readonly<Record<string, unknown>>;

const Way = ({ way }: { readonly way: readonly Step[] }) => {
  const { say, language } = useSpeech();
  return way.map((step, place) => (
    <span key={place}>
      {place > 0 && <span aria-hidden="true"> ‹ </span>}
      {'label' in step && say(step.label)}
      {'field' in step && <Value field={step.field} value={step.value} />}
      {'row' in step && say(words.row, { place: number(step.row + 1, language) })}
    </span>
  ));
};

/** A row that was added or removed is shown with all its values. */
const Side = ({ difference: { field }, value }: { readonly difference: Difference; readonly value: unknown }) =>
  field.type === 'group' && typeof value === 'object' && value !== null ? (
    <Values fields={field.rowFields ?? []} body={value as Body} />
  ) : (
    <Value field={field} value={value} />
  );

const Row = ({ difference }: { readonly difference: Difference }) => (
  <tr>
    <th scope="row">
      <Way way={difference.way} />
    </th>
    <td>
      <Side difference={difference} value={difference.before} />
    </td>
    <td className="changed">
      <Side difference={difference} value={difference.after} />
    </td>
  </tr>
);

interface Props {
  readonly fields: readonly DescribedField[];
  readonly label: string;
  readonly before: Body;
  readonly after: Body;
}

/** What one version has otherwise than another, value by value, in words. */
export const Changes = ({ fields, label, before, after }: Props) => {
  const { say } = useSpeech();
  const differences = differencesOf(fields, before, after);
  if (differences.length === 0) return <p className="soft">{say(words.noDifference)}</p>;
  return (
    <Scroll label={label}>
      <table className="differences">
        <thead>
          <tr>
            <th scope="col">{say(words.field)}</th>
            <th scope="col">{say(words.before)}</th>
            <th scope="col">{say(words.after)}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map((difference, place) => (
            <Row key={place} difference={difference} />
          ))}
        </tbody>
      </table>
    </Scroll>
  );
};
