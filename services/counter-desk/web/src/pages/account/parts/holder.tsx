import type { ReactNode } from 'react';
import { subscriberCardUseTitles } from '../../../api/generated/customer-accounts.titles.ts';
import type { SubscriberCard } from '../../../api/generated/customer-accounts.ts';
import { number } from '../../../parts/show/figures.ts';
import { Code, Day } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { accountWords as words } from '../account.words.ts';

const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
);

/** Name and address; masked without a reason. */
export const Holder = ({ card: { person, address, personChanges } }: { readonly card: SubscriberCard }) => {
  const { say } = useSpeech();
  return (
    <section className="sheet" aria-labelledby="holder">
      <h2 id="holder">{say(words.holder)}</h2>
      {person ? (
        <dl className="facts">
          <Fact name={say(words.name)}>{person.fullName}</Fact>
          <Fact name={say(words.mobile)}>
            <Code>{person.mobile}</Code>
          </Fact>
          <Fact name={say(words.idEnding)}>
            <Code>{person.idEnding}</Code>
          </Fact>
          {address && (
            <>
              <Fact name={say(words.address)}>{address.text}</Fact>
              <Fact name={say(words.postalCode)}>
                <Code>{address.postalCode}</Code>
              </Fact>
            </>
          )}
        </dl>
      ) : (
        <p>{say(words.erased)}</p>
      )}
      {personChanges.some(({ state }) => state === 'waiting') && <p className="note warn">{say(words.personChange)}</p>}
    </section>
  );
};

/** Numbers and terms of the contract, with what waits. */
export const Contract = ({ card }: { readonly card: SubscriberCard }) => {
  const { say, language } = useSpeech();
  return (
    <section className="sheet" aria-labelledby="contract">
      <h2 id="contract">{say(words.contract)}</h2>
      <dl className="facts">
        <Fact name={say(words.subscription)}>
          <Code>{card.subscriptionNumber}</Code>
        </Fact>
        <Fact name={say(words.billId)}>
          <Code>{card.billId}</Code>
        </Fact>
        <Fact name={say(words.use)}>{say(subscriberCardUseTitles[card.use])}</Fact>
        <Fact name={say(words.climateZone)}>{number(card.climateZone, language)}</Fact>
        <Fact name={say(words.units)}>{number(card.dwellingUnits, language)}</Fact>
        <Fact name={say(words.capacity)}>
          <Code>{card.meterCapacity}</Code>
        </Fact>
        <Fact name={say(words.openedOn)}>
          <Day on={card.openedOn} />
        </Fact>
        {card.terms.length > 1 && (
          <Fact name={say(words.termsFrom)}>
            <Day on={card.terms.at(-1)!.from} />
          </Fact>
        )}
      </dl>
      {card.notices.map((notice) => (
        <p key={notice.en} className="note warn">
          {say(notice)}
        </p>
      ))}
      {card.proposedTerms.length > 0 && <p className="note warn">{say(words.proposedTerms)}</p>}
    </section>
  );
};
