import { isRejection } from '@pishkhan/decider';
import { topicOf, type ContractMessage } from '@pishkhan/messages';
import type { MessageReaction } from '@pishkhan/service-kit';
import { calendarsFor } from '../case/calendars-in-force.ts';
import { cases } from '../case/cases.ts';
import { contractNamed } from '../case/contract-named.ts';
import type { HearService } from '../engine/case.messages.ts';
import type { CaseKind } from '../engine/kind/kind.ts';
import { trackingCodeOf } from '../engine/course/tracking-code.ts';
import type { EventName } from '../engine/kind/vocabulary.ts';

const heardBy = (kinds: readonly CaseKind[]): EventName[] =>
  kinds
    .flatMap(({ stages }) => Object.values(stages))
    .flatMap((stage) =>
      'requests' in stage ? [...(stage.notes ?? []), ...(Object.keys(stage.on) as EventName[])] : [],
    );

const topicsOf = (types: readonly string[]) => [
  ...new Set(types.flatMap((type) => contractNamed(type)?.service ?? []).map(topicOf)),
];

/** A reply of another service leads the requesting case to its next stage (A3-3, A6-3). */
export const tellACaseWhatAServiceAnswered = (kinds: readonly CaseKind[]): MessageReaction => {
  const types = [...new Set(heardBy(kinds))];
  return {
    name: 'tell-a-case-what-a-service-answered',
    topics: topicsOf(types),
    types,
    react: async (message: ContractMessage<string, Readonly<Record<string, unknown>>>, tools) => {
      const { data } = message;
      if (typeof data.caseId !== 'string') return;
      const { state } = await tools.load(cases, data.caseId);
      if (state.status === 'none') return;
      const calendars = await calendarsFor(tools, state);
      const heard: HearService = {
        type: 'HearService',
        event: message.type as EventName,
        content: data,
        on: tools.clock.today(),
        at: tools.clock.now().toISOString(),
        calendars,
      };
      const result = await tools.execute(cases, data.caseId, heard, {
        reason: `case ${trackingCodeOf(state.caseId, state.openedOn)}`,
      });
      if ('rejected' in result && isRejection(result))
        throw new Error(`case ${data.caseId} cannot accept ${message.type}: ${result.rejected}`);
    },
  };
};
