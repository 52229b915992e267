import { Link, useParams } from '@tanstack/react-router';
import type { MeterCard } from '../../../api/generated/metering.ts';
import { useMay } from '../../../app/may.ts';
import { AskReason } from '../../../parts/reason/ask-reason.tsx';
import { Loaded } from '../../../parts/show/states.tsx';
import { Code } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { MeterFacts } from '../../account/parts/meter-facts.tsx';
import { lookAtMeter, useMeter } from '../../account/queries.ts';
import { RequestChanges } from '../changes/request.tsx';
import { EnterReading } from './enter-reading.tsx';
import { meterWords as words } from './meter.words.ts';
import { Readings } from './readings.tsx';
import { RecordRegisters } from './record-registers.tsx';
import { isUnread } from './registers.ts';
import { Registers } from './registers.tsx';

interface Props {
  readonly meter: MeterCard;
}

const Card = ({ meter }: Props) => {
  const { say } = useSpeech();
  const sees = useMay('account');
  const { accountId } = meter;
  return (
    <section className="sheet" aria-labelledby="meter-card">
      <h2 id="meter-card">{say(words.card)}</h2>
      <MeterFacts meter={meter} />
      <p>
        {say(words.account)}{' '}
        {sees ? (
          <Link to="/accounts/$accountId" params={{ accountId }}>
            <Code>{accountId}</Code>
          </Link>
        ) : (
          <Code>{accountId}</Code>
        )}
      </p>
    </section>
  );
};

/** Which registers there are, and what they showed, needs a reason (N7). */
const AfterReason = () => <p className="note no-print">{useSpeech().say(words.afterReason)}</p>;

const Sheets = ({ meter }: Props) => {
  const enters = useMay('entersReadings');
  const records = useMay('entersExchanges');
  const { meterId, accountId, registerSet } = meter;
  return (
    <>
      <AskReason accountId={accountId} look={(reason) => lookAtMeter(meterId, reason)} codes={[]} />
      <div className="beside">
        <Card meter={meter} />
        {registerSet && <Registers set={registerSet} />}
      </div>
      {enters && (meter.masked ? <AfterReason /> : <EnterReading key={meterId} meter={meter} />)}
      {records && !registerSet && isUnread(meter) && <RecordRegisters meterId={meterId} />}
      {records && !meter.takenOff && <RequestChanges meterId={meterId} />}
      <section className="sheet">
        <Readings accountId={accountId} meterId={meterId} />
      </section>
    </>
  );
};

/** The card of the account that the reason was given for decides what is shown (N7). */
const Known = ({ meter }: Props) => {
  const { accountId, meterId } = meter;
  const query = useMeter(accountId, meterId);
  return <Loaded query={query}>{(known) => <Sheets meter={known} />}</Loaded>;
};

/** One meter: its registers and readings, and the entry of a figure that the company itself read. */
export const MeterPage = () => {
  const { say } = useSpeech();
  const { meterId } = useParams({ from: '/meters/$meterId' });
  const query = useMeter('', meterId);
  return (
    <>
      <h1>
        {say(words.title)} <Code>{meterId}</Code>
      </h1>
      <Loaded query={query}>{(meter) => <Known meter={meter} />}</Loaded>
    </>
  );
};
