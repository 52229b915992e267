import { useSpeech } from '../../../../words/language.tsx';
import { number } from '../../../show/figures.ts';
import { formWords as words } from '../../form.words.ts';
import { placeOf, useForm, type ControlProps } from '../control.ts';
import { ChoiceBoxes } from './choices-control.tsx';

interface Props extends ControlProps {
  /** Row of the table, from 0. */
  readonly place: number;
}

const NUMBERS = ['index', 'count', 'amount'];

const Picked = ({ field, value, path, label }: ControlProps & { readonly label: string }) => {
  const { say } = useSpeech();
  const form = useForm();
  return (
    <select
      id={placeOf(form.id, path)}
      aria-label={label}
      value={typeof value === 'string' ? value : ''}
      onChange={({ currentTarget }) => form.change(path, currentTarget.value || undefined)}
    >
      <option value="">{say(words.choose)}</option>
      {(field.options ?? []).map((option) => (
        <option key={option.value} value={option.value}>
          {say(option.label)}
        </option>
      ))}
    </select>
  );
};

const Typed = ({ field, value, path, label }: ControlProps & { readonly label: string }) => {
  const form = useForm();
  const isNumber = NUMBERS.includes(field.type);
  return (
    <input
      id={placeOf(form.id, path)}
      aria-label={label}
      aria-invalid={form.errorAt(path) !== undefined}
      value={typeof value === 'string' ? value : ''}
      onChange={({ currentTarget }) => form.change(path, currentTarget.value)}
      inputMode={isNumber ? 'numeric' : undefined}
      dir={isNumber || field.type === 'date' ? 'ltr' : 'auto'}
      autoComplete="off"
      spellCheck={false}
    />
  );
};

/** One value of a table that is typed in. */
export const Cell = ({ place, ...props }: Props) => {
  const { say, language } = useSpeech();
  const form = useForm();
  const { field, value, path } = props;
  const label = say(words.rowLabel, { label: say(field.label), place: number(place + 1, language) });
  const error = form.errorAt(path);
  return (
    <td>
      {field.type === 'choices' ? (
        <div role="group" aria-label={label} id={placeOf(form.id, path)}>
          <ChoiceBoxes {...props} />
        </div>
      ) : field.type === 'yesNo' ? (
        <input
          type="checkbox"
          id={placeOf(form.id, path)}
          aria-label={label}
          checked={value === true}
          onChange={({ currentTarget }) => form.change(path, currentTarget.checked)}
        />
      ) : field.options ? (
        <Picked {...props} label={label} />
      ) : (
        <Typed {...props} label={label} />
      )}
      {error && <span className="fault">{error}</span>}
    </td>
  );
};
