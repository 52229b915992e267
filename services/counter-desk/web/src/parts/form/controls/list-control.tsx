import { useRef, type ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { useSpeech } from '../../../words/language.tsx';
import { number } from '../../show/figures.ts';
import { formWords as words } from '../form.words.ts';
import { emptyValues, rowsOf, type FormValues } from '../values/form-values.ts';
import { placeOf, useForm, type ControlProps } from './control.ts';
import { FieldTitle, useHelp } from './labels.tsx';

interface Props extends ControlProps {
  /** The fields of one row. */
  readonly children: (row: FormValues, within: string) => ReactNode;
}

/** Rows of a form of their own. */
export const ListControl = ({ field, value, path, children }: Props) => {
  const { say, language } = useSpeech();
  const form = useForm();
  const help = useHelp(field);
  const error = form.errorAt(path);
  const add = useRef<HTMLButtonElement>(null);
  const rows = rowsOf(value);
  const fields = field.rowFields ?? [];
  const place = placeOf(form.id, path);
  const rowName = (at: number) => number(at + 1, language);
  return (
    <fieldset className="rows" id={place} aria-describedby={error ? `${place}-fault` : undefined}>
      <legend>
        <FieldTitle field={field} />
      </legend>
      {help !== '' && <p className="help soft">{help}</p>}
      {rows.map((row, at) => (
        // Rows have no name of their own; all that a row shows comes from the form's values.
        <fieldset key={at} className="sheet">
          <legend>{say(words.row, { place: rowName(at) })}</legend>
          {children(row, `${path}.${at}.`)}
          {(rows.length > 1 || !field.required) && (
            <Button
              onPress={() => {
                form.change(
                  path,
                  rows.filter((_, other) => other !== at),
                );
                add.current?.focus();
              }}
            >
              {say(words.removeRow, { place: rowName(at) })}
            </Button>
          )}
        </fieldset>
      ))}
      {error && (
        <p className="fault" id={`${place}-fault`}>
          {error}
        </p>
      )}
      <Button
        ref={add}
        isDisabled={rows.length >= (field.maxRows ?? Infinity)}
        onPress={() => form.change(path, [...rows, emptyValues(fields)])}
      >
        {say(words.addRow)}
      </Button>
    </fieldset>
  );
};
