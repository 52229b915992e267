import type { Context, OpenFile } from '../case.file.ts';

/** Who decided last at the stage that this one confirms, and may not confirm it (15.4-22, 15.4-29). */
export const deciderBefore = ({
  file: { decisions },
  stage,
}: Pick<Context, 'stage'> & { readonly file: Pick<OpenFile, 'decisions'> }): readonly string[] => {
  const before = 'decides' in stage ? stage.notByDeciderOf : undefined;
  const last = before === undefined ? undefined : decisions.findLast((decision) => decision.stage === before);
  return last === undefined ? [] : [last.decidedBy];
};
