import { nothing, type Decision } from '@pishkhan/decider';
import type { Context } from '../case.file.ts';
import type { CaseEvent, MissDeadline } from '../case.messages.ts';
import { begin, decisionOf, enter, happened } from '../course/course.ts';
import { isRunning } from './deadlines.ts';
import { isOver } from './due.ts';

/** A deadline that was stopped, moved or has not passed is nothing: the stage has moved on, no timer is cancelled. */
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
