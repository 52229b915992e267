import type { Words } from './form.ts';
import type { EventName, Role } from './facts.ts';

/** As the source writes it, never converted (7.1). `days` and `weeks` are calendar days; `date` is a printed one. */
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

/** A missed deadline shows the case to somebody higher, or moves it on. */
export type WhenMissed<Stage extends string = string> = { readonly escalateTo: Role } | { readonly moveTo: Stage };
/** A mark that counts only where the facts say so, such as a policy that the case remembers. */
export type MarkWhere<Stage extends string, Facts> =
  | Mark<Stage>
  | { readonly at: Mark<Stage>; where(facts: Facts): boolean };
type Length<Facts> =
  | { readonly within: number | { readonly fact: keyof Facts & string }; readonly unit: Exclude<TimeUnit, 'date'> }
  /** Until the day that this fact holds, such as the one printed on a bill (B3-1). */
  | { readonly within?: never; readonly unit: 'date'; readonly until: keyof Facts & string };
interface Titled<Stage extends string> {
  readonly title: Words;
  readonly source: string;
  readonly whenMissed: WhenMissed<Stage>;
}
/**
 * A promise to the applicant with its start and stops; or a limit of the house for one stage, which runs as long as the
 * case is there (`during`).
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
