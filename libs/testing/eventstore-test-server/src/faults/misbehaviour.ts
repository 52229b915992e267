import { Election, type DuringElection } from './election.ts';
import { Unreplicated, type UnreplicatedAppend } from './unreplicated.ts';

/**
 * Fault of one append. `dropBefore`/`dropAfter`: the connection is cut before or after the write. `ignore`: no write,
 * no reply. `neverAnswer`: written, no reply. `notLeader`: names itself as another leader. `withoutDetail`: an error
 * without detail. `{ lateMs }`: written, late reply. `{ unreplicated }`: answered Timeout after 4 s, then written or
 * lost; until then every other append to its stream waits.
 */
export type AppendFault =
  | 'dropBefore'
  | 'dropAfter'
  | 'ignore'
  | 'neverAnswer'
  | 'notLeader'
  | 'withoutDetail'
  | { readonly lateMs: number }
  | UnreplicatedAppend;

/** Fault of one subscription after a number of events: the end with status OK, an error, or silence. */
export interface SubscriptionFault {
  readonly afterEvents: number;
  readonly then: 'endOk' | 'fail' | 'stall';
}

export interface Misbehaviour {
  /** One for each of the next appends, in order of arrival; later appends work. */
  readonly appends?: readonly AppendFault[];
  /** One for each of the next subscriptions. */
  readonly subscriptions?: readonly SubscriptionFault[];
  /** Pause in ms before each event of a read or subscription. */
  readonly deliverEveryMs?: number;
  /** Number of requests for the server's features and version without a reply. */
  readonly silentFeatures?: number;
  /** How far the server's clock is ahead of this machine's, by which it judges the deadlines of batch appends. */
  readonly clockAheadMs?: number;
}

/** The fault plan and its progress. */
export class Behaviour {
  private appends: AppendFault[] = [];
  private subscriptions: SubscriptionFault[] = [];
  private silentFeatures = 0;
  private clockAheadMs = 0;
  deliverEveryMs = 0;
  readonly election = new Election();
  readonly unreplicated = new Unreplicated();

  plan({
    appends = [],
    subscriptions = [],
    deliverEveryMs = 0,
    silentFeatures = 0,
    clockAheadMs = 0,
  }: Misbehaviour): void {
    this.appends = [...appends];
    this.subscriptions = [...subscriptions];
    this.deliverEveryMs = deliverEveryMs;
    this.silentFeatures = silentFeatures;
    this.clockAheadMs = clockAheadMs;
  }

  /** The server's clock, in ms since 1970. */
  now(): number {
    return Date.now() + this.clockAheadMs;
  }

  nextAppend(): AppendFault | undefined {
    return this.appends.shift();
  }

  nextSubscription(): SubscriptionFault | undefined {
    return this.subscriptions.shift();
  }

  answersFeatures(): boolean {
    return !this.election.silent && (this.silentFeatures === 0 || this.silentFeatures-- === 0);
  }
}

export type { DuringElection };
