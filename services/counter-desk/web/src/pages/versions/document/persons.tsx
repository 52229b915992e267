import { Fact } from '../../../parts/show/fact.tsx';
import { Staff } from '../../../parts/show/people.tsx';
import { Code, Day } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import type { Version } from '../values/in-time.ts';
import { documentWords as words } from './document.words.ts';

/** Who proposed, confirmed or declined a version, when and why. */
export const Persons = ({ version }: { readonly version: Version }) => {
  const { say } = useSpeech();
  const { way, proposedBy, proposedOn, confirmedBy, publishedOn, reason, replacedBy } = version;
  const { declinedBy, declinedOn, declinedBecause } = version;
  const isLoaded = way === 'firstLoad' || way === 'missingSample';
  return (
    <dl className="facts">
      <Fact title={words.from}>
        <Day on={version.from} />
      </Fact>
      {isLoaded && <Fact title={words.proposed}>{say(words.loaded)}</Fact>}
      {!isLoaded && proposedBy && (
        <Fact title={words.proposed}>
          <Staff subject={proposedBy} /> {proposedOn && <Day on={proposedOn} />}
        </Fact>
      )}
      {reason && <Fact title={words.because}>{reason}</Fact>}
      {confirmedBy && (
        <Fact title={words.confirmed}>
          <Staff subject={confirmedBy} />
        </Fact>
      )}
      {publishedOn && (
        <Fact title={words.published}>
          <Day on={publishedOn} />
        </Fact>
      )}
      {declinedBy && (
        <Fact title={words.declined}>
          <Staff subject={declinedBy} /> {declinedOn && <Day on={declinedOn} />}
        </Fact>
      )}
      {declinedBecause && <Fact title={words.because}>{declinedBecause}</Fact>}
      {replacedBy && (
        <Fact title={words.replacedBy}>
          <Code>{replacedBy}</Code>
        </Fact>
      )}
    </dl>
  );
};
