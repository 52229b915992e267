import { useSpeech } from '../../../../words/language.tsx';
import { placeOf, useForm, type ControlProps } from '../control.ts';
import { FieldTitle, useHelp } from '../labels.tsx';

/** The chosen options are one text with spaces, as they stay in the form. */
const chosenIn = (value: ControlProps['value']): readonly string[] =>
  typeof value === 'string' ? value.split(' ').filter((each) => each !== '') : [];

/** The options of a field, each with a box. */
export const ChoiceBoxes = ({ field, value, path }: ControlProps) => {
  const { say } = useSpeech();
  const form = useForm();
  const chosen = chosenIn(value);
  return (field.options ?? []).map((option) => (
    <label key={option.value} className="box">
      <input
        type="checkbox"
        checked={chosen.includes(option.value)}
        onChange={({ currentTarget: { checked } }) => {
          const others = chosen.filter((each) => each !== option.value);
          form.change(path, (checked ? [...others, option.value] : others).join(' '));
        }}
      />
      {say(option.label)}
    </label>
  ));
};

/** Several of some options. */
export const ChoicesControl = (props: ControlProps) => {
  const { field, path } = props;
  const form = useForm();
  const help = useHelp(field);
  const error = form.errorAt(path);
  const place = placeOf(form.id, path);
  return (
    <fieldset className="field boxes" id={place} aria-describedby={error ? `${place}-fault` : undefined}>
      <legend className="label">
        <FieldTitle field={field} />
      </legend>
      {help !== '' && <p className="help">{help}</p>}
      <ChoiceBoxes {...props} />
      {error && (
        <p className="fault" id={`${place}-fault`}>
          {error}
        </p>
      )}
    </fieldset>
  );
};
