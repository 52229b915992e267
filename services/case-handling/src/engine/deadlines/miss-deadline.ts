import { nothing, type Decision } from '@pishkhan/decider';
import type { Context } from '../case.file.ts';
import type { CaseEvent, MissDeadline } from '../case.messages.ts';
import { begin, decisionOf, enter, happened } from '../course/course.ts';
import { isRunning } from './deadlines.ts';
import { isOver } from './due.ts';

/** A stopped, moved or future deadline has no effect: the case has moved on, and no timer is cancelled. */
export const missDeadline = (context: Context, command: MissDeadline): Decision<CaseEvent> => {
  const { kind, file } = context;
  const [deadline, spec] = [file.deadlines[command.deadline], kind.deadlines[command.deadline]];
  if (!spec || !deadline || !isRunning(deadline) || !isOver(deadline, command)) return nothing();
  const escalatedTo = 'escalateTo' in spec.whenMissed ? spec.whenMissed.escalateTo : null;
  const missed = happened(begin(context, command), {
    type: 'DeadlineMissed',
    data: { clock: command.deadline, dueOn: deadline.dueOn, on: command.on, escalatedTo },
  });
  return decisionOf('moveTo' in spec.whenMissed ? enter(missed, spec.whenMissed.moveTo) : missed);
};
