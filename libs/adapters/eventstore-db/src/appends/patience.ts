export interface AppendPatience {
  /** Every append settles within this time, whatever the server and the network do. */
  readonly deadlineMs: number;
  /** Time after its write at which an append without an answer is repeated alone, on the same call. */
  readonly repeatMs: number;
  /** Time without any answer after which the whole call is replaced. */
  readonly silenceMs: number;
  /** Time with answers, none of them certain, after which the call is replaced: another node may lead the cluster. */
  readonly doubtMs: number;
  /** Time for opening a call. */
  readonly openMs: number;
}

/** @param openMs Time for opening a call */
export const appendPatience = (deadlineMs: number, repeatMs: number, openMs: number): AppendPatience => ({
  deadlineMs,
  repeatMs,
  silenceMs: (repeatMs * 4) / 3,
  doubtMs: (repeatMs * 10) / 9,
  openMs,
});

const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 250;
/** Pause in ms after so many failures in a row. */
export const pauseAfter = (failures: number): number =>
  failures === 0 ? 0 : Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS);
