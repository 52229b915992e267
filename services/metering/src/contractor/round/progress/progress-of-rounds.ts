import { Inject, Injectable } from '@nestjs/common';
import { Reads } from '@pishkhan/service-kit';
import { trusted } from '@pishkhan/views';
import type { RoundResult } from '../domain/reading-round.messages.ts';
import type { Standing } from '../order/order-words.ts';
import { connectionsInRounds, standingKey, standingOf } from './connections-in-rounds.view.ts';

interface Counted {
  readonly roundId: string;
  readonly connections: number;
  readonly result: RoundResult | null;
}

/** Connections of rounds by what the records have of them, from the index `standing`. */
@Injectable()
export class ProgressOfRounds {
  constructor(@Inject(Reads) private readonly reads: Reads) {}

  /** A round that is done has the result of its order; the others are counted now. */
  async of({ roundId, connections, result }: Counted): Promise<RoundResult> {
    if (result) return result;
    await this.reads.upToDate(connectionsInRounds);
    return this.countedNow(roundId, connections);
  }

  /** For the result of an order, which misses nothing that was recorded before. */
  async atHead({ roundId, connections }: Omit<Counted, 'result'>): Promise<RoundResult> {
    await this.reads.upToHead(connectionsInRounds);
    return this.countedNow(roundId, connections);
  }

  /** What the records have of each of these connections in the round. */
  async standings(roundId: string, accounts: readonly string[]): Promise<ReadonlyMap<string, Standing>> {
    await this.reads.upToDate(connectionsInRounds);
    const found = await this.reads.model(connectionsInRounds).find({ _id: trusted({ $in: [...accounts] }) });
    return new Map(
      found.flatMap(({ accountId, rounds }) => {
        const round = rounds.find((each) => each.roundId === roundId);
        return round ? [[accountId, standingOf(round)] as const] : [];
      }),
    );
  }

  private async countedNow(roundId: string, connections: number): Promise<RoundResult> {
    const model = this.reads.model(connectionsInRounds);
    const [read, absent, toReview] = await Promise.all(
      (['read', 'absent', 'toReview'] as const).map((each) =>
        model.countDocuments({ standing: standingKey(roundId, each) }),
      ),
    );
    return { read: read!, absent: absent!, toReview: toReview!, open: connections - read! - absent! - toReview! };
  }
}
