import { nothing, type Decision } from '@pishkhan/decider';
import type { Context } from '../case.file.ts';
import type { CaseEvent, HearService } from '../case.messages.ts';
import { begin, decisionOf, enter, happened, targetOf } from '../course/course.ts';
import type { Edges, FactRecord } from '../kind/vocabulary.ts';

/** Another service replied. A reply to a request that is no longer pending changes nothing. */
export const hear = (context: Context, command: HearService): Decision<CaseEvent> => {
  const { file, stage } = context;
  const { event, content, on } = command;
  if (!('requests' in stage) || file.awaits === undefined || content[stage.requests.knownBy] !== file.awaits)
    return nothing();
  const noted = happened(begin(context, command), {
    type: 'ServiceAnswered',
    data: { event, requestId: file.awaits, content, on },
  });
  const edges = stage.on[event] as Edges<unknown, FactRecord, string> | undefined;
  if (edges) return decisionOf(enter(noted, targetOf(edges, content, file.facts)));
  return stage.notes?.includes(event) ? decisionOf(noted) : nothing();
};
