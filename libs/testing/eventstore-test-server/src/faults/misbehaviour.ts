/**
 * What one append meets. `dropBefore`/`dropAfter`: the connection is cut before or after the write. `ignore`: not
 * written, not answered. `neverAnswer`: written, not answered. `notLeader`: says that another is the leader, and names
 * itself. `withoutDetail`: an error that says nothing. `{ lateMs }`: written, answered late.
 */
export type AppendFault =
  | 'dropBefore'
  | 'dropAfter'
  | 'ignore'
  | 'neverAnswer'
  | 'notLeader'
  | 'withoutDetail'
  | { readonly lateMs: number };

/** What one subscription meets when it has sent so many events: the end with status OK, an error, or silence. */
export interface SubscriptionFault {
  readonly afterEvents: number;
  readonly then: 'endOk' | 'fail' | 'stall';
}

export interface Misbehaviour {
  /** One for each of the next appends, in the order of their arrival; then it behaves. */
  readonly appends?: readonly AppendFault[];
  /** One for each of the next subscriptions. */
  readonly subscriptions?: readonly SubscriptionFault[];
  /** Pause before each event that is read or followed. */
  readonly deliverEveryMs?: number;
  /** So many requests for the server's features and version get no answer. */
  readonly silentFeatures?: number;
}

/** The plan and how far it has come. */
export class Behaviour {
  private appends: AppendFault[] = [];
  private subscriptions: SubscriptionFault[] = [];
  private silentFeatures = 0;
  deliverEveryMs = 0;

  plan({ appends = [], subscriptions = [], deliverEveryMs = 0, silentFeatures = 0 }: Misbehaviour): void {
    this.appends = [...appends];
    this.subscriptions = [...subscriptions];
    this.deliverEveryMs = deliverEveryMs;
    this.silentFeatures = silentFeatures;
  }

  nextAppend(): AppendFault | undefined {
    return this.appends.shift();
  }

  nextSubscription(): SubscriptionFault | undefined {
    return this.subscriptions.shift();
  }

  answersFeatures(): boolean {
    return this.silentFeatures === 0 || this.silentFeatures-- === 0;
  }
}
