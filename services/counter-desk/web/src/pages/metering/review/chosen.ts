import type { WaitingByFinding } from '../../../api/generated/metering.ts';

export const states = ['waiting', 'visitOrdered', 'correctionAwaited', 'reviewed'] as const;
export type State = (typeof states)[number];

/** Which readings are shown; it is in the address, so that the way back leads to the same list. */
export interface Chosen {
  readonly state?: State | undefined;
  readonly finding?: WaitingByFinding['finding'] | undefined;
  readonly county?: string | undefined;
}

/** As typed in the address; a finding that no service knows is refused by the service. */
export const chosenReadings = ({ state, finding, county }: Record<string, unknown>): Chosen => ({
  state: states.find((each) => each === state),
  finding: typeof finding === 'string' ? (finding as Chosen['finding']) : undefined,
  county: typeof county === 'string' ? county : undefined,
});
