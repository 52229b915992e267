import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { CourseDto, CourseEdgeDto, CourseStageDto } from '../../../api/generated/case-handling.ts';
import { Scroll } from '../../../parts/show/scroll.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { courseWords as words } from './course.words.ts';
import { merged } from './merged.ts';
import { BOX, drawn, pathOf, type Direction, type Place } from './layout.ts';

const narrow = matchMedia('(max-width: 48rem)');
const onChange = (changed: () => void) => {
  narrow.addEventListener('change', changed);
  return () => narrow.removeEventListener('change', changed);
};
const useDirection = (): Direction => {
  const { language } = useSpeech();
  const isNarrow = useSyncExternalStore(onChange, () => narrow.matches);
  if (isNarrow) return 'TB';
  return language === 'fa' ? 'RL' : 'LR';
};

const Box = ({ stage, place: { x, y } }: { readonly stage: CourseStageDto; readonly place: Place }) => {
  const { say } = useSpeech();
  const corner = { x: x - BOX.width / 2, y: y - BOX.height / 2, ...BOX };
  return (
    <g className={`stage ${stage.state}`}>
      <rect {...corner} rx={10} />
      <foreignObject {...corner}>
        <div className="label" dir="auto">
          <strong>{say(stage.title)}</strong>
          <span>{say(stage.who ?? words.service)}</span>
        </div>
      </foreignObject>
    </g>
  );
};

/** The picture, with the present stage in its middle; the list below it says the same. */
const Picture = ({ stages, edges }: CourseDto) => {
  const { say } = useSpeech();
  const drawing = drawn(stages, edges, useDirection());
  const { width, height } = drawing;
  const current = stages.find(({ state }) => state === 'current');
  const { x, y } = (current && drawing.places.get(current.name)) ?? { x: 0, y: 0 };
  const here = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { clientWidth = 0, clientHeight = 0 } = here.current ?? {};
    here.current?.scrollTo(x - clientWidth / 2, y - clientHeight / 2);
  }, [x, y]);
  return (
    <Scroll label={say(words.title)} ref={here} dir="ltr">
      <svg className="course" width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        <defs>
          <marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">
            <path d="M0 0L8 4L0 8z" />
          </marker>
        </defs>
        {drawing.lines.map(({ key, points, back }) => (
          <path key={key} className={back ? 'way back' : 'way'} d={pathOf(points)} markerEnd="url(#arrow)" />
        ))}
        {drawing.ends.map(({ x, y }) => (
          <circle key={`${x} ${y}`} className="end" cx={x} cy={y} r={8} />
        ))}
        {stages.map((stage) => (
          <Box key={stage.name} stage={stage} place={drawing.places.get(stage.name)!} />
        ))}
      </svg>
    </Scroll>
  );
};

const Way = ({ edge, stages }: { readonly edge: CourseEdgeDto; readonly stages: readonly CourseStageDto[] }) => {
  const { say } = useSpeech();
  const next = stages.find(({ name }) => name === edge.to);
  return (
    <li>
      {edge.title && <>{say(edge.title)}: </>}
      {say(next ? next.title : words.ends)} {edge.back && <span className="tag">{say(words.returns)}</span>}
    </li>
  );
};

const stateWords = { passed: words.passed, current: words.current, ahead: words.ahead };

/** Where the case stands among the stages of its kind: as a picture, and as a list. */
export const Course = ({ course: whole }: { readonly course: CourseDto }) => {
  const { say } = useSpeech();
  const course = merged(whole);
  const { stages, edges } = course;
  return (
    <section className="sheet">
      <h2>{say(words.title)}</h2>
      <Picture {...course} />
      <details>
        <summary>{say(words.asList)}</summary>
        <ol>
          {stages.map((stage) => (
            <li key={stage.name} aria-current={stage.state === 'current' ? 'step' : undefined}>
              <strong>{say(stage.title)}</strong> · {say(stage.who ?? words.service)} · {say(stateWords[stage.state])}
              <ul aria-label={say(words.leadsTo)}>
                {edges
                  .filter(({ from }) => from === stage.name)
                  .map((edge) => (
                    <Way key={`${edge.to} ${edge.title?.en}`} edge={edge} stages={stages} />
                  ))}
              </ul>
            </li>
          ))}
        </ol>
      </details>
    </section>
  );
};
