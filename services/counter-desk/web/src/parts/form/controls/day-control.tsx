import {
  GregorianCalendar,
  parseDate,
  PersianCalendar,
  toCalendar,
  type Calendar as Months,
} from '@internationalized/date';
import { use } from 'react';
import { Button } from 'react-aria-components/Button';
import {
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  CalendarStateContext,
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
import { useTyped, type ControlProps } from './control.ts';
import { FieldTitle, useHelp } from './labels.tsx';

/** The two calendars of the desk. */
const createCalendar = (name: string): Months => (name === 'persian' ? new PersianCalendar() : new GregorianCalendar());

/** آذر ۱۴۰۵: the library would write the year first. */
const MonthName = () => {
  const { locale } = useSpeech();
  const start = use(CalendarStateContext)?.visibleRange.start;
  if (!start) return null;
  const partOf = (part: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(locale, { ...part, timeZone: 'UTC' })
      .formatToParts(start.toDate('UTC'))
      .filter(({ type }) => type === 'month' || type === 'year')
      .map(({ value }) => value)
      .join('');
  return (
    <strong aria-hidden="true">
      {partOf({ month: 'long' })} {partOf({ year: 'numeric' })}
    </strong>
  );
};

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
        <MonthName />
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

const CalendarSign = () => (
  <svg
    viewBox="0 0 20 20"
    width="20"
    height="20"
    aria-hidden="true"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.6"
  >
    <rect x="2.5" y="4" width="15" height="13" rx="2" />
    <path d="M2.5 8.5h15M6.5 2v4M13.5 2v4" />
  </svg>
);

/** A day, typed in either calendar or chosen in the calendar of the reader; what was understood is shown. */
export const DayControl = (control: ControlProps) => {
  const { field } = control;
  const { say, language } = useSpeech();
  const { text, error, place, change, props } = useTyped(control);
  const help = useHelp(field);
  const day = dayTyped(text);
  const label = say(words.openCalendar, { label: say(field.label) });
  return (
    <div className="field day" id={place}>
      <TextField onChange={change} {...props}>
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
          <CalendarSign />
        </Button>
        <Popover className="pop">
          <Dialog aria-label={label}>
            {({ close }) => (
              <Months
                day={day}
                label={label}
                choose={(chosen) => {
                  change(language === 'fa' ? jalaliTyped(chosen) : chosen);
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
