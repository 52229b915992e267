import { Button } from 'react-aria-components/Button';
import { dayIn } from '../../../../parts/show/figures.ts';
import { momentIn } from '../../../../parts/show/moment.tsx';
import { StopSlider } from '../../../../parts/list/stop-slider.tsx';
import { useSpeech, type Language } from '../../../../words/language.tsx';
import type { Replayed, StreamNamed } from '../queries.ts';
import { replayWords as words } from '../replay.words.ts';
import { placeOfTime, pointsOf } from '../stepping.ts';
import { Since } from './since.tsx';

const DAY_LENGTH = '2026-11-22'.length;
const timeIn = (time: string, language: Language): string =>
  time.length === DAY_LENGTH ? dayIn(time, language) : momentIn(time, language);

interface Props {
  readonly named: StreamNamed;
  readonly moments: Replayed['moments'];
  readonly asOf: string | undefined;
  readonly choose: (asOf: string | undefined) => void;
}

/** The record as it was known on an earlier day, and what is different now. */
export const KnownBy = ({ named, moments, asOf, choose }: Props) => {
  const { say, language } = useSpeech();
  const points = pointsOf(moments);
  const place = placeOfTime(points, asOf);
  if (points.length < 2) return null;
  return (
    <section className="sheet" aria-labelledby="known">
      <h2 id="known">{say(words.known)}</h2>
      <StopSlider
        label={say(words.knownOn)}
        stops={points.length}
        place={place}
        said={timeIn(points[place]!, language)}
        choose={(to) => choose(to === points.length - 1 ? undefined : points[to])}
      />
      {asOf !== undefined && (
        <>
          <div className="note warn" role="status">
            <p>
              {say(words.past)} <strong>{timeIn(asOf, language)}</strong>
            </p>
            <Button className="react-aria-Button no-print" onPress={() => choose(undefined)}>
              {say(words.toNow)}
            </Button>
          </div>
          <Since named={named} asOf={asOf} />
        </>
      )}
    </section>
  );
};
