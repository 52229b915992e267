import { formatJalaliFa, type CivilDate } from '@pishkhan/calendar';
import { faDigits, type Text } from '@pishkhan/fields';
import type { CorrectionRequest, Proposal } from './proposal.ts';

const causeSentence = ({ cause, readings }: Pick<Proposal, 'cause' | 'readings'>): Text => {
  switch (cause.kind) {
    case 'readings': {
      const right = cause.readings.map(({ rightIndex }) => rightIndex);
      return {
        fa: `رقم صحیح ${right.map(faDigits).join(' و ')} است`,
        en: `the right index is ${right.join(' and ')}`,
      };
    }
    case 'estimateOverruled': {
      const right = readings.map(({ rightIndex }) => rightIndex);
      return {
        fa: `قرائت بعدی کنتور از رقم برآوردی کمتر است؛ برآورد ${right.map(faDigits).join(' و ')} شد`,
        en: `the next reading of the meter is below the estimate, which becomes ${right.join(' and ')}`,
      };
    }
  }
};

const visitSentence = (evidence: CorrectionRequest['evidence']): Text => {
  if (!evidence) return { fa: '', en: '' };
  const { visitedOn, indexSeen, remarks } = evidence;
  return {
    fa: `؛ در بازدید ${formatJalaliFa(visitedOn as CivilDate)} رقم کنتور ${faDigits(indexSeen)} بود${remarks === undefined ? '' : `؛ ${remarks}`}`,
    en: `; at the visit of ${visitedOn} the meter showed ${indexSeen}`,
  };
};

/** Why the bills were corrected, in both languages. */
export const reasonOf = (
  proposal: Pick<Proposal, 'cause' | 'readings'>,
  evidence: CorrectionRequest['evidence'],
): string => {
  const [cause, visit] = [causeSentence(proposal), visitSentence(evidence)];
  return `${cause.fa}${visit.fa} | ${cause.en}${visit.en}`;
};
