import { Inject, Injectable } from '@nestjs/common';
import type { WorkingCalendar } from '@pishkhan/calendar';
import { asEventNotKnown } from '@pishkhan/event-store';
import { Aggregates, Commands, envelopeFor, PLATFORM, Reads, type Platform } from '@pishkhan/service-kit';
import { trusted } from '@pishkhan/views';
import { calendarsFor } from '../calendars-in-force.ts';
import { cases } from '../cases.ts';
import type { CaseCommand } from '../../engine/case.messages.ts';
import { isOpen, isRunning } from '../../engine/deadlines/deadlines.ts';
import { endsAt, isOver, isStale } from '../../engine/deadlines/due.ts';
import { calendarsOf } from '../../engine/deadlines/marks.ts';
import { kindNamed } from '../../engine/kind/kind.ts';
import { kinds } from '../../kinds/index.ts';
import { openClocks, type OpenClocks } from '../views/open-clocks.view.ts';

type Kept = OpenClocks & { readonly _id: string };
const AT_ONCE = 500;

/** Whether a deadline was counted with other calendars than those in force for the unit whose duty it is (15.4-50). */
const hasStale = (file: OpenClocks, calendars: readonly WorkingCalendar[]): boolean => {
  const specs = kindNamed(kinds, file.kind, file.kindVersion)?.deadlines ?? {};
  return Object.entries(file.deadlines).some(
    ([name, deadline]) => isOpen(deadline) && isStale(deadline, calendarsOf(specs[name] ?? {}, file, calendars)),
  );
};

const timesMoved = ({ deadlines }: OpenClocks): number =>
  Object.values(deadlines).reduce((times, { earlierDueOn }) => times + earlierDueOn.length, 0);

/**
 * Finds passed deadlines of open cases, and deadlines that changed calendars would move. The decider decides the
 * consequences.
 */
@Injectable()
export class Deadlines {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Aggregates) private readonly aggregates: Aggregates,
    @Inject(Reads) private readonly reads: Reads,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  /**
   * Sends every passed deadline to its case. A repeated or late command changes nothing. How often the deadline was
   * moved is part of the key: a calendar may move it back to a day on which it was missed before (10.5-6).
   */
  async tellMissed(): Promise<void> {
    const moment = this.moment();
    const due = await this.reads
      .model(openClocks)
      .find({ nextEnd: trusted({ $lt: moment.at }) })
      .sort({ nextEnd: 1 })
      .limit(AT_ONCE)
      .lean<Kept[]>();
    for (const file of due) {
      const calendars = await this.calendarsOf(file);
      for (const [deadline, state] of Object.entries(file.deadlines)) {
        if (isRunning(state) && isOver(state, moment))
          await this.give(file._id, { type: 'MissDeadline', deadline, ...moment, calendars }, [
            'deadline',
            deadline,
            endsAt(state),
            state.startedAt ?? state.startedOn,
            `${state.earlierDueOn.length}`,
          ]);
      }
    }
  }

  /** Replans every deadline whose calendar is no longer in force (10.5-6). */
  async recount(): Promise<void> {
    const moment = this.moment();
    const known = new Map<string, Promise<WorkingCalendar[]>>();
    for await (const file of this.reads.model(openClocks).find({ open: true }).lean<Kept[]>().cursor()) {
      const unit = `${file.officeId} ${file.countyOffice}`;
      const calendars = await (known.get(unit) ?? known.set(unit, this.calendarsOf(file)).get(unit)!);
      const inForce = calendars.map(({ unit: of, version }) => `${of}/${version}`);
      if (hasStale(file, calendars))
        await this.give(file._id, { type: 'ReplanDeadlines', ...moment, calendars }, [
          'recount',
          ...inForce,
          `${timesMoved(file)}`,
        ]);
    }
  }

  private moment() {
    const { clock } = this.platform;
    return { on: clock.today(), at: clock.now().toISOString() };
  }

  private calendarsOf(file: OpenClocks): Promise<WorkingCalendar[]> {
    return calendarsFor({ load: (decider, id) => this.aggregates.load(decider, id) }, file);
  }

  /** A case that waits for a newer release is processed by that release; the others are processed now. */
  private async give(caseId: string, command: CaseCommand, key: readonly string[]): Promise<void> {
    const watch = { actor: { subject: 'deadline-watch', roles: [] } };
    const envelope = envelopeFor(watch, {
      key: ['deadlines', caseId, ...key],
      reason: 'the calendar and the clock',
      businessDate: this.platform.clock.today(),
    });
    await this.commands.attempt(cases, caseId, command, envelope).catch(asEventNotKnown);
  }
}
