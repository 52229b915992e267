import { useRef, useState, type ReactNode } from 'react';
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

/** A group of fields with one name. */
export const GroupControl = ({ field, value, path, children }: Props) => {
  const form = useForm();
  return (
    <fieldset className="rows" id={placeOf(form.id, path)}>
      <legend>
        <FieldTitle field={field} />
      </legend>
      {children(rowsOf(value)[0] ?? {}, `${path}.0.`)}
    </fieldset>
  );
};

/** What a row is about: its first text. */
const aboutRow = (row: FormValues): string =>
  Object.values(row).find((value): value is string => typeof value === 'string' && value !== '') ?? '';

interface FrameProps {
  readonly row: FormValues;
  readonly at: number;
  readonly path: string;
  readonly children: ReactNode;
}

/** Rows with lists inside: one that says something is folded until somebody opens it, or something is wrong in it. */
const Folded = ({ row, at, path, children }: FrameProps) => {
  const { say, language } = useSpeech();
  const form = useForm();
  const [isOpen, setOpen] = useState(() => aboutRow(row) === '');
  const isShown = isOpen || form.hasErrorIn(`${path}.${at}`);
  return (
    <details className="sheet" open={isShown} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{say(words.rowOf, { place: number(at + 1, language), value: aboutRow(row) })}</summary>
      {isShown && children}
    </details>
  );
};

const RowFrame = ({ isFolded, ...frame }: FrameProps & { readonly isFolded: boolean }) => {
  const { say, language } = useSpeech();
  if (isFolded) return <Folded {...frame} />;
  return (
    <fieldset className="sheet">
      <legend>{say(words.row, { place: number(frame.at + 1, language) })}</legend>
      {frame.children}
    </fieldset>
  );
};

/** Rows of a form of their own. */
export const ListControl = ({ field, value, path, children }: Props) => {
  const { say, language } = useSpeech();
  const form = useForm();
  const help = useHelp(field);
  const error = form.errorAt(path);
  const add = useRef<HTMLButtonElement>(null);
  const rows = rowsOf(value);
  const fields = field.rowFields ?? [];
  const hasLists = fields.some(({ type, isGroup }) => type === 'list' && !isGroup);
  const place = placeOf(form.id, path);
  const rowName = (at: number) => number(at + 1, language);
  return (
    <fieldset className="rows" id={place} aria-describedby={error ? `${place}-fault` : undefined}>
      <legend>
        <FieldTitle field={field} />
      </legend>
      {help !== '' && <p className="help soft">{help}</p>}
      {rows.map((row, at) => {
        // Rows have no name of their own; all that a row shows comes from the form's values.
        const inside = (
          <>
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
          </>
        );
        return (
          <RowFrame key={at} isFolded={hasLists} row={row} at={at} path={path}>
            {inside}
          </RowFrame>
        );
      })}
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
