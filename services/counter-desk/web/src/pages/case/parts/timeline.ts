import type { HistoryLineDto } from '../../../api/generated/case-handling.ts';

/** What one person did at one moment: some sentences. */
export interface Step {
  readonly at: string;
  readonly actor: HistoryLineDto['actor'];
  readonly lines: readonly HistoryLineDto[];
}

const isOneStep = ({ at, actor }: HistoryLineDto, step: Step | undefined): boolean =>
  step?.at === at && step.actor.subject === actor.subject;

/** The history by steps, the latest first; inside of a step in the order of the facts. */
export const stepsOf = (history: readonly HistoryLineDto[]): readonly Step[] => {
  const steps: Step[] = [];
  for (const line of history) {
    const last = steps.at(-1);
    if (last && isOneStep(line, last)) steps[steps.length - 1] = { ...last, lines: [...last.lines, line] };
    else steps.push({ at: line.at, actor: line.actor, lines: [line] });
  }
  return steps.toReversed();
};

/** What others did since the reader opened a form, the latest first. */
export const stepsSince = (history: readonly HistoryLineDto[], seen: number, reader: string): readonly Step[] =>
  stepsOf(history.slice(seen)).filter(({ actor }) => actor.subject.toLowerCase() !== reader.toLowerCase());
