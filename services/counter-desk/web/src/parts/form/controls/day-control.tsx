import {
  GregorianCalendar,
  parseDate,
  PersianCalendar,
  toCalendar,
  type Calendar as Months,
} from '@internationalized/date';
import { Button } from 'react-aria-components/Button';
import {
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  CalendarHeading,
} from 'react-aria-components/Calendar';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Popover } from 'react-aria-components/Popover';
import { Text } from 'react-aria-components/Text';
import { TextField } from 'react-aria-components/TextField';
import { useSpeech } from '../../../words/language.tsx';
import { Day } from '../../show/values.tsx';
import { formWords as words } from '../form.words.ts';
import { dayTyped, jalaliTyped } from '../values/typed.ts';
import { placeOf, useForm, type ControlProps } from './control.ts';
import { FieldTitle, useHelp } from './labels.tsx';

/** The two calendars of the desk. */
const createCalendar = (name: string): Months => (name === 'persian' ? new PersianCalendar() : new GregorianCalendar());

interface ChosenDay {
  readonly day: string | undefined;
  readonly label: string;
  readonly choose: (day: string) => void;
}

const Months = ({ day, label, choose }: ChosenDay) => {
  const { say } = useSpeech();
  return (
    <Calendar
      aria-label={label}
      className="calendar"
      createCalendar={createCalendar}
      value={day === undefined ? null : parseDate(day)}
      onChange={(chosen) => choose(toCalendar(chosen, new GregorianCalendar()).toString())}
      autoFocus
    >
      <header>
        <Button slot="previous" aria-label={say(words.previousMonth)}>
          <span aria-hidden="true" className="back" />
        </Button>
        <CalendarHeading />
        <Button slot="next" aria-label={say(words.nextMonth)}>
          <span aria-hidden="true" className="on" />
        </Button>
      </header>
      <CalendarGrid weekdayStyle="narrow">
        <CalendarGridHeader>{(name) => <CalendarHeaderCell>{name}</CalendarHeaderCell>}</CalendarGridHeader>
        <CalendarGridBody>{(date) => <CalendarCell date={date} />}</CalendarGridBody>
      </CalendarGrid>
    </Calendar>
  );
};

/** A day, typed in either calendar or chosen in the calendar of the reader; what was understood is shown. */
export const DayControl = ({ field, value, path }: ControlProps) => {
  const { say, language } = useSpeech();
  const form = useForm();
  const help = useHelp(field);
  const error = form.errorAt(path);
  const text = typeof value === 'string' ? value : '';
  const day = dayTyped(text);
  const label = say(words.openCalendar, { label: say(field.label) });
  return (
    <div className="field day" id={placeOf(form.id, path)}>
      <TextField
        value={text}
        onChange={(typed) => form.change(path, typed)}
        isInvalid={error !== undefined}
        isRequired={field.required}
        validationBehavior="aria"
      >
        <Label>
          <FieldTitle field={field} />
        </Label>
        <Input inputMode="numeric" dir="ltr" autoComplete="off" />
        <Text slot="description" className="help">
          {day === undefined ? help : <Day on={day} />}
        </Text>
        <FieldError className="fault">{error}</FieldError>
      </TextField>
      <DialogTrigger>
        <Button aria-label={label}>
          <span aria-hidden="true">📅</span>
        </Button>
        <Popover className="pop">
          <Dialog aria-label={label}>
            {({ close }) => (
              <Months
                day={day}
                label={label}
                choose={(chosen) => {
                  form.change(path, language === 'fa' ? jalaliTyped(chosen) : chosen);
                  close();
                }}
              />
            )}
          </Dialog>
        </Popover>
      </DialogTrigger>
    </div>
  );
};
