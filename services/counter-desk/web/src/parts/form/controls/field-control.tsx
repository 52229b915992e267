import { askedNow, type FormField, type FormValues } from '../values/form-values.ts';
import { ChoiceControl, YesNoControl } from './choice-control.tsx';
import { useForm, type ControlProps } from './control.ts';
import { DayControl } from './day-control.tsx';
import { GroupControl, ListControl } from './list-control.tsx';
import { TableControl } from './rows/table-control.tsx';
import { ChoicesControl } from './rows/choices-control.tsx';
import { TextControl } from './text-control.tsx';

/** Rows of a table, rows with a form each, or the one row of a group. */
const RowsControl = (props: ControlProps) => {
  const { field } = props;
  if (field.inTable) return <TableControl {...props} />;
  const Control = field.isGroup ? GroupControl : ListControl;
  return (
    <Control {...props}>
      {(row, within) => <Fields fields={field.rowFields ?? []} values={row} within={within} />}
    </Control>
  );
};

/** The control of a field, by its type alone. A type that the desk does not know is typed as text. */
const FieldControl = (props: ControlProps) => {
  const { offers } = useForm();
  const { field } = props;
  const options = field.options ?? offers[field.name] ?? offers[field.type];
  if (field.isHidden) return null;
  if (field.type === 'choices') return <ChoicesControl {...props} />;
  if (options && options.length > 0) return <ChoiceControl {...props} options={options} />;
  switch (field.type) {
    case 'yesNo':
      return <YesNoControl {...props} />;
    case 'date':
      return <DayControl {...props} />;
    case 'list':
      return <RowsControl {...props} />;
    default:
      return <TextControl {...props} />;
  }
};

interface Props {
  readonly fields: readonly FormField[];
  readonly values: FormValues;
  /** Path of the row with a dot at its end. */
  readonly within?: string;
}

/** The fields of a form or of one row that are asked now, in their order. */
export const Fields = ({ fields, values, within = '' }: Props) =>
  askedNow(fields, values).map((field) => (
    <FieldControl key={field.name} field={field} value={values[field.name]} path={`${within}${field.name}`} />
  ));
