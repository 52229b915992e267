import { Inject, Injectable } from '@nestjs/common';
import { Reads } from '@pishkhan/service-kit';
import { trusted } from '@pishkhan/views';
import { countyOfAccount } from '../../views/county-of-account.view.ts';

/** Places between two file numbers at even distances, both ends included. */
export const evenPlaces = (first: string, last: string, count: number): readonly string[] => {
  const [low, high] = [Number(first), Number(last)];
  if (!Number.isSafeInteger(low) || !Number.isSafeInteger(high)) return [first];
  const step = (high - low) / (count - 1);
  return Array.from({ length: count }, (_, place) =>
    String(Math.round(low + step * place)).padStart(first.length, '0'),
  );
};

/** Chooses accounts of the whole company in few reads, the same ones each time while no account is added. */
@Injectable()
export class SampledAccounts {
  constructor(@Inject(Reads) private readonly reads: Reads) {}

  /** All accounts up to `most`, else those at even distances of the file numbers. */
  async chosen(most: number): Promise<readonly string[]> {
    await this.reads.upToDate(countyOfAccount);
    const first = await this.from('', most + 1);
    if (first.length <= most) return first;
    const last = await this.reads.model(countyOfAccount).find().sort({ _id: -1 }).limit(1);
    const places = evenPlaces(first[0]!, last[0]!._id, most);
    const found = await Promise.all(places.map((place) => this.from(place, 1)));
    return [...new Set(found.flat())];
  }

  private async from(accountId: string, count: number): Promise<string[]> {
    const filter = { _id: trusted({ $gte: accountId }) };
    const found = await this.reads.model(countyOfAccount).find(filter).sort({ _id: 1 }).limit(count);
    return found.map(({ _id }) => _id);
  }
}
