import * as contracts from '@pishkhan/contracts';
import type { Contract } from '@pishkhan/contracts';

const all = (Object.values(contracts) as unknown[]).filter((each): each is Contract => typeof each === 'object' && each !== null && 'schema' in each && 'sentence' in each);

/** The newest contract of this wire name, by which a case asks or hears another service. */
export const contractNamed = (type: string): Contract | undefined => all.filter((each) => each.type === type).toSorted((a, b) => b.version - a.version)[0];
