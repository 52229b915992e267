import { accept, nothing, type Decider, type Decision } from '@pishkhan/decider';
import { everyVersion, formerOf, withPublished, type Policy, type PolicyVersion } from '@pishkhan/published-versions';
import type {
  IndexJudgementCommand,
  IndexJudgementEvent,
  IndexJudgementTaken,
  TakeIndexJudgement,
} from './index-judgement.messages.ts';

export const indexJudgementId = 'metering';

const document = { firstDayOf: ({ effectiveFrom }: PolicyVersion) => effectiveFrom };

const take = ({ draft, today }: TakeIndexJudgement, state: Policy): Decision<IndexJudgementEvent> => {
  if (everyVersion(state).some(({ version }) => version === draft.version)) return nothing();
  const former = formerOf(document, state, draft);
  const data = { ...draft, publishedOn: today, ...(former && { replaces: former.version }) };
  return accept<IndexJudgementTaken>({ type: 'IndexJudgementTaken', data });
};

/**
 * Versions of the policy `index-judgement`, which metering checks and publishes: every one is taken, each once. One
 * stream: `index-judgement-metering`.
 */
export const indexJudgements: Decider<IndexJudgementCommand, IndexJudgementEvent, Policy> = {
  category: 'index-judgement',
  events: { IndexJudgementTaken: 1 },
  initial: { versions: [] },
  decide: (command, state) => {
    switch (command.type) {
      case 'TakeIndexJudgement':
        return take(command, state);
    }
  },
  evolve: (state, event) => {
    switch (event.type) {
      case 'IndexJudgementTaken':
        return withPublished(document, state, event.data);
    }
  },
};
