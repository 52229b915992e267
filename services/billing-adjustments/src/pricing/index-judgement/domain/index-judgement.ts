import { accept, nothing, type Decider } from '@pishkhan/decider';
import { everyVersion, formerOf, withPublished, type Policy, type PolicyVersion } from '@pishkhan/published-versions';
import type { IndexJudgementTaken, TakeIndexJudgement } from './index-judgement.messages.ts';

export const indexJudgementId = 'metering';

const document = { firstDayOf: ({ effectiveFrom }: PolicyVersion) => effectiveFrom };

/**
 * Versions of the policy `index-judgement`, which metering checks and publishes: every one is taken, each once. One
 * stream: `index-judgement-metering`.
 */
export const indexJudgements: Decider<TakeIndexJudgement, IndexJudgementTaken, Policy> = {
  category: 'index-judgement',
  events: { IndexJudgementTaken: 1 },
  initial: { versions: [] },
  decide: ({ draft, today }, state) => {
    if (everyVersion(state).some(({ version }) => version === draft.version)) return nothing();
    const former = formerOf(document, state, draft);
    const data = { ...draft, publishedOn: today, ...(former && { replaces: former.version }) };
    return accept<IndexJudgementTaken>({ type: 'IndexJudgementTaken', data });
  },
  evolve: (state, { data }) => withPublished(document, state, data),
};
