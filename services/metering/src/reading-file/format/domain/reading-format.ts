import type { CivilDate } from '@pishkhan/calendar';
import { accept, nothing, type Decider, type Decision } from '@pishkhan/decider';
import type {
  AgreeReadingFormat,
  ReadingFormatAgreed,
  ReadingFormatCommand,
  ReadingFormatEvent,
} from './reading-format.messages.ts';
import {
  dayPatternMustNameYearMonthAndDay,
  encodingMustHaveTheDigits,
  formatMustHaveEveryColumnOnce,
  formatMustNotBeginInThePast,
} from './reading-format.rules.ts';

export type AgreedFormat = Omit<ReadingFormatAgreed['data'], 'contractorId'>;

/** Formats of a contractor in the order of their agreement. */
export interface ContractorFormats {
  readonly formats: readonly AgreedFormat[];
}

/** The format of a day: of those that begin by then, the one with the last first day; of equals the newest. */
export const formatOn = ({ formats }: ContractorFormats, day: CivilDate): AgreedFormat | undefined =>
  formats
    .filter(({ from }) => from <= day)
    .reduce<AgreedFormat | undefined>((last, each) => (last && last.from > each.from ? last : each), undefined);

const agree = (
  { type: _, today, ...agreement }: AgreeReadingFormat,
  state: ContractorFormats,
): Decision<ReadingFormatEvent> => {
  const { format, from } = agreement;
  const present = formatOn(state, from);
  if (present && JSON.stringify(present.format) === JSON.stringify(format)) return nothing();
  return (
    formatMustNotBeginInThePast(from, today) ||
    formatMustHaveEveryColumnOnce(format.columns) ||
    dayPatternMustNameYearMonthAndDay(format.dayPattern) ||
    encodingMustHaveTheDigits(format) ||
    accept<ReadingFormatAgreed>({
      type: 'ReadingFormatAgreed',
      data: { ...agreement, version: state.formats.length + 1, agreedOn: today },
    })
  );
};

/** How one contractor writes its files, in versions with first days: `reading-format-<contractor>` (13.3). */
export const readingFormat: Decider<ReadingFormatCommand, ReadingFormatEvent, ContractorFormats> = {
  category: 'reading-format',
  events: { ReadingFormatAgreed: 1 },
  initial: { formats: [] },
  decide: (command, state) => {
    switch (command.type) {
      case 'AgreeReadingFormat':
        return agree(command, state);
    }
  },
  evolve: (state, event) => {
    switch (event.type) {
      case 'ReadingFormatAgreed': {
        const { contractorId: _, ...format } = event.data;
        return { formats: [...state.formats, format] };
      }
    }
  },
};
