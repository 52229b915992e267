import { Link } from '@tanstack/react-router';
import type { CaseCorrectionDto, CaseFileDto, NoticeGivenDto } from '../../../api/generated/case-handling.ts';
import { useMay } from '../../../app/may.ts';
import { BillLink } from '../../../parts/identifiers/bill-link.tsx';
import { Moment } from '../../../parts/show/moment.tsx';
import { Staff } from '../../../parts/show/people.tsx';
import { Amount, Code, Day } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { caseWords as words } from '../case.words.ts';

const channelWords: Readonly<Record<string, { readonly fa: string; readonly en: string }>> = {
  sms: words.sms,
  phone: words.phone,
  inPerson: words.inPerson,
  letter: words.letter,
};

const Bill = ({ bill }: { readonly bill: NonNullable<CaseCorrectionDto['correctiveBill']> }) => {
  const { say } = useSpeech();
  return (
    <p>
      {say(words.correctiveBill)} <BillLink billNumber={bill.billNumber} /> · {say(words.payable)}{' '}
      <Amount rial={bill.payable} />
      {bill.paymentId !== null && (
        <>
          {' '}
          · {say(words.paymentId)} <Code>{bill.paymentId}</Code>
        </>
      )}{' '}
      · {say(words.until)} <Day on={bill.paymentDeadline} />
    </p>
  );
};

/** The correction that the case asked for, with the way to its approval. */
export const CaseCorrection = ({ correction }: { readonly correction: CaseCorrectionDto }) => {
  const { say } = useSpeech();
  const opens = useMay('correction');
  const { correctionId, says, correctiveBill, feeRefunded, overtaken } = correction;
  return (
    <section className="sheet">
      <h2>{say(words.correction)}</h2>
      <p>{say(says)}</p>
      {overtaken && (
        <p className="note warn">
          {say(overtaken.says)} (<Day on={overtaken.since} />)
        </p>
      )}
      {correctiveBill && <Bill bill={correctiveBill} />}
      {feeRefunded > 0 && (
        <p>
          {say(words.feeRefunded)}: <Amount rial={feeRefunded} />
        </p>
      )}
      {opens && (
        <Link to="/approvals/$correctionId" params={{ correctionId }}>
          {say(words.openCorrection)}
        </Link>
      )}
    </section>
  );
};

const Notice = ({
  notice: { says, channel, at, reference, informedBy, remarks },
}: {
  readonly notice: NoticeGivenDto;
}) => {
  const { say } = useSpeech();
  const title = channelWords[channel];
  return (
    <li>
      {says && <blockquote className="note">{say(says)}</blockquote>}
      <p className="soft">
        {title && say(title)} · <Moment at={at} /> · {say(words.by)} <Staff subject={informedBy} /> ·{' '}
        <Code>{reference}</Code>
      </p>
      {remarks !== null && <p>{remarks}</p>}
    </li>
  );
};

/** What the applicant was told, word by word. */
export const Notices = ({ notices }: { readonly notices: readonly NoticeGivenDto[] }) => {
  const { say } = useSpeech();
  if (notices.length === 0) return null;
  return (
    <section className="sheet">
      <h2>{say(words.notices)}</h2>
      <ul className="plain">
        {notices.map((notice) => (
          <Notice key={notice.reference} notice={notice} />
        ))}
      </ul>
    </section>
  );
};

/** The cases before and after this one. */
export const Continued = ({ file: { continues, continuedBy } }: { readonly file: CaseFileDto }) => {
  const { say } = useSpeech();
  return (
    <>
      {continues && (
        <p>
          {say(words.continues)} <Code>{continues.trackingCode}</Code>{' '}
          <Link to="/cases/$caseId" params={{ caseId: continues.caseId }}>
            {say(words.openIt)}
          </Link>
        </p>
      )}
      {continuedBy !== null && (
        <p>
          {say(words.continuedBy)}{' '}
          <Link to="/cases/$caseId" params={{ caseId: continuedBy }}>
            {say(words.openIt)}
          </Link>
        </p>
      )}
    </>
  );
};
