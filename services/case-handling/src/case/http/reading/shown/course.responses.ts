import type { CaseKind } from '../../../../engine/kind/kind.ts';
import type { Words } from '../../../../engine/kind/form.ts';
import { courseOf } from '../../../../engine/kind/page/course.ts';
import type { CaseFileView } from '../../../views/case-file.view.ts';
import type { CourseDto } from './course.dto.ts';

const worded = (words: Words | undefined) => (words ? { fa: words.fa, en: words.en } : null);

const passedBy = ({ history }: Pick<CaseFileView, 'history'>): ReadonlySet<unknown> =>
  new Set(history.filter(({ type }) => type === 'StageEntered').map(({ data }) => data['stage']));

/** Where a case stands among the stages of its kind. */
export const courseDto = (kind: CaseKind, file: Pick<CaseFileView, 'history' | 'stage' | 'state'>): CourseDto => {
  const passed = passedBy(file);
  const stateOf = (name: string) => {
    if (name === file.stage && file.state !== 'closed') return 'current';
    return passed.has(name) ? 'passed' : 'ahead';
  };
  const { stages, edges } = courseOf(kind, file.stage);
  return {
    stages: stages.map(({ name, title, who }) => ({
      name,
      title: { fa: title.fa, en: title.en },
      who: worded(who),
      state: stateOf(name),
    })),
    edges: edges.map(({ from, to, title, back }) => ({ from, to: to ?? null, title: worded(title), back })),
  };
};
