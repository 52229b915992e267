import type { KeyboardEvent } from 'react';
import { useRef } from 'react';
import { Button } from 'react-aria-components/Button';
import { useSpeech } from '../../../../words/language.tsx';
import { number } from '../../../show/figures.ts';
import { Scroll } from '../../../show/scroll.tsx';
import { formWords as words } from '../../form.words.ts';
import { emptyValues, rowsOf, type FormValues } from '../../values/form-values.ts';
import { placeOf, useForm, type ControlProps } from '../control.ts';
import { FieldTitle, useHelp } from '../labels.tsx';
import { Cell } from './cell.tsx';

const CELLS = 'input:not([type=checkbox]), select';

const Head = ({ field }: Pick<ControlProps, 'field'>) => {
  const { say } = useSpeech();
  return (
    <thead>
      <tr>
        {(field.rowFields ?? []).map((column) => (
          <th key={column.name} scope="col">
            {say(column.label)} {column.unit && <span className="soft">({say(column.unit)})</span>}
            {column.noLimit && <span className="soft"> · {say(words.noLimit)}</span>}
          </th>
        ))}
        <th scope="col">{say(words.actions)}</th>
      </tr>
    </thead>
  );
};

/** Goes up, down, or to the next row; after the last one a row is added. */
const useRowKeys = (add: () => void) => (event: KeyboardEvent<HTMLTableSectionElement>) => {
  const { key, target, currentTarget: body } = event;
  const step = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[key];
  if (step === undefined || !(target instanceof HTMLElement) || !target.matches(CELLS)) return;
  if (target instanceof HTMLSelectElement && key !== 'Enter') return;
  event.preventDefault();
  const row = target.closest('tr')!;
  const column = [...row.cells].indexOf(target.closest('td')!);
  const next = body.rows[row.sectionRowIndex + step];
  if (next) next.cells[column]?.querySelector<HTMLElement>(CELLS)?.focus();
  else if (key === 'Enter') add();
};

interface RowProps extends Pick<ControlProps, 'field' | 'path'> {
  readonly row: FormValues;
  readonly at: number;
  readonly remove: (at: number) => void;
}

const Row = ({ field, row, at, path, remove }: RowProps) => {
  const { say, language } = useSpeech();
  return (
    <tr>
      {(field.rowFields ?? []).map((column) => (
        <Cell
          key={column.name}
          field={column}
          value={row[column.name]}
          path={`${path}.${at}.${column.name}`}
          place={at}
        />
      ))}
      <td>
        <Button
          className="react-aria-Button plain"
          aria-label={say(words.removeRow, { place: number(at + 1, language) })}
          onPress={() => remove(at)}
        >
          <span aria-hidden="true">×</span>
        </Button>
      </td>
    </tr>
  );
};

/** Goes to the first cell of a row that is there after the next picture. */
const goToRow = (table: HTMLTableSectionElement | null, at: number): void => {
  requestAnimationFrame(() => table?.rows[Math.max(at, 0)]?.querySelector<HTMLElement>('input, select')?.focus());
};

/** A list whose rows are typed in a table: Enter and the arrows go through it as through a sheet. */
export const TableControl = ({ field, value, path }: ControlProps) => {
  const { say } = useSpeech();
  const form = useForm();
  const help = useHelp(field);
  const table = useRef<HTMLTableSectionElement>(null);
  const rows = rowsOf(value);
  const error = form.errorAt(path);
  const place = placeOf(form.id, path);
  const add = (): void => {
    if (rows.length >= (field.maxRows ?? Infinity)) return;
    form.change(path, [...rows, emptyValues(field.rowFields ?? [])]);
    goToRow(table.current, rows.length);
  };
  const onKeyDown = useRowKeys(add);
  const remove = (at: number): void => {
    form.change(
      path,
      rows.filter((_, other) => other !== at),
    );
    goToRow(table.current, at - 1);
  };
  return (
    <fieldset className="rows" id={place} aria-describedby={error ? `${place}-fault` : undefined}>
      <legend>
        <FieldTitle field={field} />
      </legend>
      <p className="help soft">
        {help} {say(words.tableKeys)}
      </p>
      <Scroll label={say(field.label)}>
        <table className="typed">
          <Head field={field} />
          <tbody ref={table} onKeyDown={onKeyDown}>
            {rows.map((row, at) => (
              // Rows have no name of their own; all that a row shows comes from the form's values.
              <Row key={at} field={field} row={row} at={at} path={path} remove={remove} />
            ))}
          </tbody>
        </table>
      </Scroll>
      {error && (
        <p className="fault" id={`${place}-fault`}>
          {error}
        </p>
      )}
      <Button isDisabled={rows.length >= (field.maxRows ?? Infinity)} onPress={add}>
        {say(words.addRow)}
      </Button>
    </fieldset>
  );
};
