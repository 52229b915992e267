import { nothing, type Decision } from '@pishkhan/decider';
import type { Context } from '../../case.file.ts';
import type { CaseEvent, HearService } from '../../case.messages.ts';
import { begin, decisionOf, enter, happened, targetOf } from '../../course/course.ts';
import type { Edges, FactRecord } from '../../kind/vocabulary.ts';
import { followRecall } from './recall.ts';
import { waitsAfter } from './renew.ts';

/** Another service replied. A reply to a request that is no longer pending changes nothing. */
export const hear = (context: Context, command: HearService): Decision<CaseEvent> => {
  const { file, stage } = context;
  const { event, content, on } = command;
  if (!('requests' in stage) || file.awaits === undefined || content[stage.requests.knownBy] !== file.awaits)
    return nothing();
  const edges = stage.on[event] as Edges<unknown, FactRecord, string> | undefined;
  if (!edges && !stage.notes?.includes(event)) return nothing();
  const { recall, awaits: requestId } = file;
  // A request that is being taken back is not worked on again.
  if (recall && event === stage.requests.renewal?.saidBy) return nothing();
  const isRecalled = recall !== undefined && event === stage.requests.recall?.endedBy;
  const isLost = recall !== undefined && edges !== undefined && !isRecalled;
  const noted = happened(begin(context, command), {
    type: 'ServiceAnswered',
    data: {
      event,
      requestId,
      content,
      on,
      ...(isLost ? { recallLost: true } : {}),
      ...(edges ? {} : waitsAfter(file, stage, command)),
    },
  });
  if (!edges) return decisionOf(noted);
  return decisionOf(
    isRecalled ? followRecall(noted, stage, recall) : enter(noted, targetOf(edges, content, file.facts)),
  );
};
