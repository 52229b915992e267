import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField } from 'react-aria-components/TextField';
import { useSpeech } from '../../../words/language.tsx';
import { number } from '../../show/figures.ts';
import { formWords as words } from '../form.words.ts';
import { useTyped, type ControlProps } from './control.ts';
import { FieldTitle, useHelp } from './labels.tsx';

/** A longer text is written in several lines. */
const LONG_TEXT = 200;
/** Room that is left is said from here on. */
const NEARLY_FULL = 100;

const modes = { index: 'numeric', count: 'numeric', amount: 'numeric', mobile: 'tel' } as const;

const RoomLeft = ({ text, most }: { readonly text: string; readonly most: number }) => {
  const { say, language } = useSpeech();
  const left = most - text.length;
  return left < NEARLY_FULL && text !== '' ? <> · {say(words.left, { count: number(left, language) })}</> : null;
};

/** A text, a number, a mobile number or an identifier, typed in digits of any script. */
export const TextControl = (control: ControlProps) => {
  const { field } = control;
  const { text, error, place, change, props } = useTyped(control);
  const help = useHelp(field);
  const isLong = field.type === 'text' && (field.maxLength ?? 0) > LONG_TEXT;
  const mode = modes[field.type as keyof typeof modes];
  return (
    <TextField id={place} className="field" onChange={change} {...props}>
      <Label>
        <FieldTitle field={field} />
      </Label>
      {isLong ? (
        <TextArea rows={3} dir="auto" />
      ) : (
        <Input inputMode={mode} dir={mode ? 'ltr' : 'auto'} autoComplete="off" spellCheck={false} />
      )}
      {(help !== '' || isLong) && (
        <Text slot="description" className="help">
          {help}
          {isLong && <RoomLeft text={text} most={field.maxLength!} />}
        </Text>
      )}
      <FieldError className="fault">{error}</FieldError>
    </TextField>
  );
};
