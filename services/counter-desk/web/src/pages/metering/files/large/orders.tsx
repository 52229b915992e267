import type { BulkFileDto } from '../../../../api/generated/metering.ts';
import { useMay } from '../../../../app/may.ts';
import { usePerson } from '../../../../app/session.tsx';
import { CommandForm } from '../../../../parts/form/command/command-form.tsx';
import { Sentence } from '../../../../parts/show/sentence.tsx';
import { useSpeech } from '../../../../words/language.tsx';
import { largeWords as words } from './large.words.ts';

interface Props {
  readonly file: BulkFileDto;
}

/** Who stopped it, and who may have it continued. */
export const Halted = ({ file: { status, stoppedBy } }: Props) => {
  const { say } = useSpeech();
  if (status !== 'stopping' && status !== 'stopped') return null;
  const isCompanys = stoppedBy === 'company';
  return (
    <p className="note warn">
      {stoppedBy !== undefined && `${say(isCompanys ? words.byCompany : words.byContractor)} `}
      {status === 'stopping' ? say(words.partFirst) : say(isCompanys ? words.headResumes : words.mayResume)}
    </p>
  );
};

/** What the person can do with the file now, and which rule withholds the rest (ADR 0128). */
export const Orders = ({ file: { fileId, status, stoppedBy, withheld } }: Props) => {
  const { say } = useSpeech();
  const orders = useMay('ordersLargeFiles');
  const isContractor = usePerson().roles.includes('readingContractor');
  if (!orders || status === 'done') return null;
  const path = `/v1/bulk-reading-files/${fileId}`;
  const isHalted = status !== 'running';
  return (
    <div className="row no-print">
      {(!isHalted || (!isContractor && stoppedBy !== 'company')) && (
        <CommandForm
          key={`stop ${status}`}
          service="metering"
          path={`${path}/stops`}
          label={say(isHalted ? words.stopForCompany : words.stop)}
          fields={[]}
        />
      )}
      {status === 'stopped' && !withheld && (
        <CommandForm service="metering" path={`${path}/resumptions`} label={say(words.resume)} fields={[]} />
      )}
      {withheld && (
        <details className="withheld">
          <summary>{say(words.withheld)}</summary>
          <p>
            <Sentence>{withheld.says}</Sentence>
          </p>
        </details>
      )}
    </div>
  );
};
