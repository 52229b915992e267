import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { send } from '../../../api/clients.ts';
import type { Correction } from '../../../api/generated/billing-adjustments.ts';
import { ServiceForm } from '../../../parts/form/service-form.tsx';
import type { Body } from '../../../parts/form/values/form-values.ts';
import { field } from '../../../parts/form/values/page-field.ts';
import { PendingButton } from '../../../parts/press/pending-button.tsx';
import { ProblemView } from '../../../parts/show/states.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { decisionWords as words } from '../decision.words.ts';

interface Deciding {
  readonly correction: Correction;
}

const approveFields = [field('reason', words.approveReason, { required: false })];
const declineFields = [field('reason', words.declineReason, { help: words.declineHelp })];
const standInFields = [field('person', words.standInPerson, { maxLength: 64 }), field('reason', words.standInReason)];

/** Sends a decision; afterwards, and after a refusal, everything is read again: a colleague may have been faster. */
const useDecision = ({ correctionId }: Correction, command: string) => {
  const queries = useQueryClient();
  const read = () => queries.invalidateQueries({ predicate: ({ queryKey: [of] }) => of !== 'draft' });
  return {
    decide: (body: Body, key: string) =>
      send('billing-adjustments', `/v1/corrections/${correctionId}/${command}`, body, key).catch((error: unknown) => {
        void read();
        throw error;
      }),
    done: () => void read(),
  };
};

/** Signs the hash that was computed here from what is shown (7.5). */
const Approve = ({ correction, hash }: Deciding & { readonly hash: string }) => {
  const { say } = useSpeech();
  const { decide, done } = useDecision(correction, 'approvals');
  return (
    <ServiceForm
      draft={`approve:${correction.correctionId}:${hash.slice(0, 12)}`}
      fields={approveFields}
      sendLabel={say(words.approve)}
      send={(body, key) => decide({ ...body, hash }, key)}
      onSent={done}
    />
  );
};

const Decline = ({ correction }: Deciding) => {
  const { say } = useSpeech();
  const [isOpen, setOpen] = useState(false);
  const { decide, done } = useDecision(correction, 'declines');
  return (
    <details open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{say(words.decline)}</summary>
      {isOpen && (
        <ServiceForm
          draft={`decline:${correction.correctionId}`}
          fields={declineFields}
          sendLabel={say(words.decline)}
          send={decide}
          onSent={done}
        />
      )}
    </details>
  );
};

const StandIn = ({ correction }: Deciding) => {
  const { say } = useSpeech();
  const { decide, done } = useDecision(correction, 'stand-ins');
  return (
    <>
      <h3>{say(words.standIn)}</h3>
      <p>{say(words.standInSays)}</p>
      <ServiceForm
        draft={`stand-in:${correction.correctionId}`}
        fields={standInFields}
        sendLabel={say(words.standIn)}
        send={decide}
        onSent={done}
      />
    </>
  );
};

/** An input has changed since: the same proposal is computed again, and signed anew. */
export const Overtaken = ({ correction }: Deciding) => {
  const { say } = useSpeech();
  const { decide, done } = useDecision(correction, 'proposals');
  const key = useRef(crypto.randomUUID());
  const command = useMutation({ mutationFn: () => decide({}, key.current), onSuccess: done });
  return (
    <section className="note warn">
      <h2>{say(words.stale)}</h2>
      <p>{say(words.staleSays)}</p>
      {command.isError && <ProblemView error={command.error} />}
      <PendingButton isMain isPending={command.isPending} onPress={() => command.mutate()}>
        {say(words.computeAgain)}
      </PendingButton>
    </section>
  );
};

const Checked = ({ hash }: { readonly hash: string | undefined }) => {
  const { say } = useSpeech();
  return hash === undefined ? (
    <p className="note bad" role="alert">
      {say(words.altered)}
    </p>
  ) : (
    <div className="note good">
      <p>{say(words.checked)}</p>
      <p className="soft">{say(words.beside)}</p>
    </div>
  );
};

interface Offered extends Deciding {
  /** Of what is shown; undefined if it is not what the service asks to be signed. */
  readonly hash: string | undefined;
}

/** What this person may do about the correction now. */
export const Decision = ({ correction, hash }: Offered) => {
  const { say } = useSpeech();
  const { yourPart, isStale = false } = correction;
  const signs = yourPart === 'sign' || yourPart === 'signInPlace';
  return (
    <section className="sheet no-print">
      <h2>{say(words.title)}</h2>
      <Checked hash={hash} />
      {signs && !isStale && hash !== undefined && <Approve correction={correction} hash={hash} />}
      {yourPart === 'nameStandIn' && <StandIn correction={correction} />}
      {signs && <Decline correction={correction} />}
      <p className="soft">{say(yourPart ? words.sendBack : words.notYours)}</p>
    </section>
  );
};
