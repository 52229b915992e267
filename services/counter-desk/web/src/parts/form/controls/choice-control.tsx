import { Button } from 'react-aria-components/Button';
import { FieldError } from 'react-aria-components/FieldError';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { RadioButton, RadioField, RadioGroup } from 'react-aria-components/RadioGroup';
import { Select, SelectValue } from 'react-aria-components/Select';
import { Text } from 'react-aria-components/Text';
import { useSpeech } from '../../../words/language.tsx';
import { Sentence } from '../../show/sentence.tsx';
import { formWords as words } from '../form.words.ts';
import { placeOf, useForm, type ControlProps, type Offer } from './control.ts';
import type { FormValue } from '../values/form-values.ts';
import { FieldTitle, useHelp } from './labels.tsx';

/** More options than these are chosen from a list that opens. */
const MOST_RADIOS = 6;

interface Props extends ControlProps {
  readonly options: readonly Offer[];
  /** The chosen option as the form keeps it. */
  readonly kept: (value: string) => string | boolean;
}

const chosenIn = (value: FormValue): string | null =>
  typeof value === 'string' || typeof value === 'boolean' ? String(value) : null;

const Help = ({ field }: Pick<Props, 'field'>) => {
  const help = useHelp(field);
  return help === '' ? null : (
    <Text slot="description" className="help">
      {help}
    </Text>
  );
};

const Radios = ({ field, value, path, options, kept }: Props) => {
  const { say } = useSpeech();
  const form = useForm();
  const error = form.errorAt(path);
  const all = field.required ? options : [...options, { value: '', label: words.none }];
  return (
    <RadioGroup
      id={placeOf(form.id, path)}
      className="field"
      value={chosenIn(value) ?? (field.required ? null : '')}
      onChange={(chosen) => form.change(path, chosen === '' ? undefined : kept(chosen))}
      isInvalid={error !== undefined}
      isRequired={field.required}
      validationBehavior="aria"
    >
      <Label className="label">
        <FieldTitle field={field} />
      </Label>
      <Help field={field} />
      {all.map((option) => (
        <RadioField key={option.value} value={option.value}>
          <RadioButton className="radio">
            <span>
              <Sentence>{say(option.label)}</Sentence>
            </span>
          </RadioButton>
        </RadioField>
      ))}
      <FieldError className="fault">{error}</FieldError>
    </RadioGroup>
  );
};

const FromList = ({ field, value, path, options, kept }: Props) => {
  const { say } = useSpeech();
  const form = useForm();
  const error = form.errorAt(path);
  const all = field.required ? options : [{ value: '', label: words.none }, ...options];
  return (
    <Select
      id={placeOf(form.id, path)}
      className="field"
      value={chosenIn(value)}
      onChange={(chosen) => form.change(path, chosen === null || chosen === '' ? undefined : kept(String(chosen)))}
      isInvalid={error !== undefined}
      isRequired={field.required}
      validationBehavior="aria"
      placeholder={say(words.choose)}
    >
      <Label className="label">
        <FieldTitle field={field} />
      </Label>
      <Button className="react-aria-Button choice">
        <SelectValue />
        <span aria-hidden="true">▾</span>
      </Button>
      <Help field={field} />
      <FieldError className="fault">{error}</FieldError>
      <Popover className="pop">
        <ListBox className="options">
          {all.map((option) => (
            <ListBoxItem key={option.value} id={option.value} textValue={say(option.label)}>
              <Sentence>{say(option.label)}</Sentence>
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
};

/** One of several options. */
export const ChoiceControl = (props: ControlProps & { readonly options: readonly Offer[] }) => {
  const Control = props.options.length <= MOST_RADIOS ? Radios : FromList;
  return <Control {...props} kept={(value) => value} />;
};

const YES = 'true';
const yesOrNo: readonly Offer[] = [
  { value: YES, label: words.yes },
  { value: 'false', label: words.no },
];

/** Yes or no; nothing is chosen beforehand. */
export const YesNoControl = (props: ControlProps) => (
  <Radios {...props} options={yesOrNo} kept={(value) => value === YES} />
);
