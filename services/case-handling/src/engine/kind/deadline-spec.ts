import type { Words } from './form.ts';
import type { EventName, Role } from './facts.ts';

/** As written in the source, never converted (7.1). `days` and `weeks` are calendar days; `date` is a printed one. */
export type TimeUnit = 'minutes' | 'hours' | 'workingDays' | 'days' | 'weeks' | 'date';

/** An event of the case at which a deadline starts or stops. */
export type Mark<Stage extends string = string> =
  | 'opened'
  | 'answerRecorded'
  | 'applicantInformed'
  | { readonly entered: Stage }
  | { readonly left: Stage }
  | { readonly reported: Stage }
  | { readonly decided: Stage; readonly as?: string }
  | { readonly sentBack: Stage }
  | { readonly heard: EventName };

/** A missed deadline escalates the case to a higher role, or moves it to a stage. */
export type WhenMissed<Stage extends string = string> = { readonly escalateTo: Role } | { readonly moveTo: Stage };
/** A mark with a condition on the facts, such as a policy that the case stores. */
export type MarkWhere<Stage extends string, Facts> =
  | Mark<Stage>
  | { readonly at: Mark<Stage>; where(facts: Facts): boolean };
type Length<Facts> =
  | { readonly within: number | { readonly fact: keyof Facts & string }; readonly unit: Exclude<TimeUnit, 'date'> }
  /** Until the day in this fact, such as the one printed on a bill (B3-1). */
  | { readonly within?: never; readonly unit: 'date'; readonly until: keyof Facts & string };
interface Titled<Stage extends string> {
  readonly title: Words;
  readonly source: string;
  readonly whenMissed: WhenMissed<Stage>;
  /** The unit whose duty it is, and whose calendar counts its days; default: the counter office (15.4-50). */
  readonly duty?: 'county';
}
/**
 * A promise to the applicant with its start and stops; or an internal limit of one stage, which runs while the case is
 * at it (`during`).
 */
export type DeadlineOf<Stage extends string, Facts> = Titled<Stage> &
  Length<Facts> &
  (
    | {
        readonly starts: MarkWhere<Stage, Facts> | readonly MarkWhere<Stage, Facts>[];
        readonly stops: MarkWhere<Stage, Facts> | readonly MarkWhere<Stage, Facts>[];
        readonly during?: never;
      }
    | { readonly during: Stage; readonly starts?: never; readonly stops?: never }
  );
