import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { usePerson } from '../../../app/session.tsx';
import { ServiceForm } from '../../../parts/form/service-form.tsx';
import { Fact } from '../../../parts/show/fact.tsx';
import { Office, Staff } from '../../../parts/show/people.tsx';
import { PendingButton } from '../../../parts/press/pending-button.tsx';
import { Empty, Loaded, ProblemView } from '../../../parts/show/states.tsx';
import { Code, Day } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { reasonField } from '../values/reason-field.ts';
import { certificatesWords as words } from './certificates.words.ts';
import { proposalPath, useCommand, useProposals, type Proposal } from './queries.ts';

interface Props {
  readonly proposal: Proposal;
}

const declineFields = [reasonField(words.why)];

const Confirm = ({ proposal }: Props) => {
  const { say } = useSpeech();
  const confirm = useCommand(`${proposalPath(proposal)}/confirmations`);
  const key = useRef(crypto.randomUUID());
  const command = useMutation({ mutationFn: () => confirm({}, key.current) });
  return (
    <>
      {command.isError && <ProblemView error={command.error} />}
      <PendingButton isMain isPending={command.isPending} onPress={() => command.mutate()}>
        {say(words.confirm)}
      </PendingButton>
    </>
  );
};

const Decline = ({ proposal }: Props) => {
  const { say } = useSpeech();
  const [isOpen, setOpen] = useState(false);
  const decline = useCommand(`${proposalPath(proposal)}/declines`);
  return (
    <details open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{say(words.decline)}</summary>
      {isOpen && (
        <ServiceForm
          draft={`decline-certificate:${proposal.subject}:${proposal.certificateNumber}`}
          fields={declineFields}
          sendLabel={say(words.decline)}
          send={decline}
          onSent={() => setOpen(false)}
        />
      )}
    </details>
  );
};

const OneProposal = ({ proposal }: Props) => {
  const { say } = useSpeech();
  const { subject, office, certificateNumber, validFrom, validTo, issuer, reason, mayNotConfirm } = proposal;
  const mayDecide = usePerson().roles.some((role) => deciders.includes(role));
  return (
    <li className="sheet">
      <dl className="facts">
        <Fact title={words.subject}>
          <Code>{subject}</Code>
        </Fact>
        <Fact title={words.office}>
          <Office id={office} />
        </Fact>
        <Fact title={words.number}>
          <Code>{certificateNumber}</Code>
        </Fact>
        <Fact title={words.from}>
          <Day on={validFrom} />
        </Fact>
        <Fact title={words.to}>
          <Day on={validTo} />
        </Fact>
        <Fact title={words.issuer}>
          <Staff subject={issuer} />
        </Fact>
        {reason && <Fact title={words.because}>{reason}</Fact>}
      </dl>
      {mayDecide && mayNotConfirm && (
        <p className="note warn">
          {say(words.mayNot)} <strong>{say(mayNotConfirm)}</strong>
        </p>
      )}
      {mayDecide && !mayNotConfirm && <Confirm proposal={proposal} />}
      {mayDecide && <Decline proposal={proposal} />}
    </li>
  );
};
const deciders: readonly string[] = ['certificationOfficer', 'headOfSubscriberAffairs'];

/** Certificates that wait for their second person. */
export const Proposals = () => {
  const { say } = useSpeech();
  const query = useProposals();
  return (
    <section>
      <h2>{say(words.waiting)}</h2>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{say(words.noneWaiting)}</Empty>
          ) : (
            <ul className="plain">
              {items.map((proposal) => (
                <OneProposal key={`${proposal.subject} ${proposal.certificateNumber}`} proposal={proposal} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
};
