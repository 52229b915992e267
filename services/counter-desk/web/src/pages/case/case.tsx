import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useChanges, useLookEvery } from '../../api/changes/use-changes.ts';
import { cases, dataOf } from '../../api/clients.ts';
import type { CaseFileDto } from '../../api/generated/case-handling.ts';
import { ReplayLink } from '../../parts/identifiers/replay-link.tsx';
import { Loaded } from '../../parts/show/states.tsx';
import { useSpeech } from '../../words/language.tsx';
import { Actions } from './actions/actions.tsx';
import { caseWords as words } from './case.words.ts';
import { Course } from './course/course.tsx';
import { Applicant } from './parts/applicant.tsx';
import { Asked } from './parts/asked.tsx';
import { Deadlines } from './parts/deadlines.tsx';
import { CaseCorrection, Continued, Notices } from './parts/results.tsx';
import { Steps } from './parts/steps.tsx';
import { Summary, Title } from './parts/summary.tsx';
import { stepsOf } from './parts/timeline.ts';

/** A case may change while one looks: colleagues and other services work at it. So often is asked without a feed. */
const READ_EVERY_MS = 15_000;

interface Whole {
  readonly isWhole: boolean;
  readonly showWhole: () => void;
}

const Sheet = ({ file, isWhole, showWhole }: Whole & { readonly file: CaseFileDto }) => {
  const { say } = useSpeech();
  useChanges('case-handling', `case:${file.caseId}`, 'case');
  return (
    <>
      <Title file={file} />
      <ReplayLink service="case-handling" stream={`case-${file.caseId}`} />
      <Continued file={file} />
      <Actions file={file} />
      {file.course.stages.length > 0 && <Course course={file.course} />}
      <div className="columns">
        <div>
          <Summary file={file} />
          <Deadlines clocks={file.clocks} />
          {file.correction && <CaseCorrection correction={file.correction} />}
          <Notices notices={file.notices} />
        </div>
        <div>
          {file.askedFields.length > 0 && <Asked file={file} />}
          <Applicant file={file} isWhole={isWhole} showWhole={showWhole} />
          <section className="sheet">
            <h2>{say(words.history)}</h2>
            <Steps steps={stepsOf(file.history)} />
          </section>
        </div>
      </div>
    </>
  );
};

const Shown = ({ query, ...whole }: Whole & { readonly query: UseQueryResult<CaseFileDto> }) => (
  <Loaded query={query} heading={words.title}>
    {(file) => <Sheet key={file.caseId} file={file} {...whole} />}
  </Loaded>
);

/** The reason of a look-up is the case itself. */
const because = (reason: string | undefined) => (reason === undefined ? {} : { headers: { 'x-reason': reason } });

/** One case: where it stands, what was done, and what the reader may do now. */
export const CaseById = () => {
  const { caseId } = useParams({ from: '/cases/$caseId' });
  const [reason, setReason] = useState<string>();
  const query = useQuery({
    queryKey: ['case', caseId, reason ?? ''],
    queryFn: () => dataOf(cases.GET('/v1/cases/{caseId}', { params: { path: { caseId } }, ...because(reason) })),
    placeholderData: (before) => before,
    refetchInterval: useLookEvery('case-handling', READ_EVERY_MS),
  });
  return <Shown query={query} isWhole={reason === caseId} showWhole={() => setReason(caseId)} />;
};

/** The same by the code that the applicant has. */
export const CaseByCode = () => {
  const { code } = useParams({ from: '/tracking/$code' });
  const [reason, setReason] = useState<string>();
  const query = useQuery({
    queryKey: ['case', code, reason ?? ''],
    queryFn: () =>
      dataOf(
        cases.GET('/v1/tracking/{trackingCode}', { params: { path: { trackingCode: code } }, ...because(reason) }),
      ),
    placeholderData: (before) => before,
    refetchInterval: useLookEvery('case-handling', READ_EVERY_MS),
  });
  return <Shown query={query} isWhole={reason === code} showWhole={() => setReason(code)} />;
};
