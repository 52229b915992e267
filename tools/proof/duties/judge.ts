import { addDays, type CivilDate } from '@pishkhan/calendar';
import { secondPersonFaultsOf } from './judge-second-person.ts';
import type { Content } from './office.ts';
import type { Play } from './play.ts';

interface Item {
  readonly id: string;
  readonly amount: number;
  readonly on: string;
  readonly readings: readonly string[];
}
interface Posted {
  readonly correctionId: string;
  readonly bills: readonly { readonly difference: number }[];
  readonly approvals: readonly { readonly by: string; readonly role: string }[];
  readonly policies: { readonly approval: string };
  readonly cause: { readonly readings: readonly { readonly readingId: string }[] };
  readonly postedOn: string;
}

const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);

const itemOf = ({ correctionId, bills, postedOn, cause }: Posted): Item => ({
  id: correctionId,
  amount: sumOf(bills.map(({ difference }) => Math.abs(difference))),
  on: postedOn,
  readings: cause.readings.map(({ readingId }) => readingId),
});

/** Roles of the band of this amount and what counts beside it, computed from the events and not by the services. */
const rolesFor = (own: Item, before: readonly Item[], requestedOn: string, { countedDays, bands }: Content) => {
  const from = addDays(requestedOn as CivilDate, -(countedDays ?? 0));
  const beside =
    countedDays === undefined
      ? []
      : before.filter(({ on, readings }) => on >= from || readings.some((each) => own.readings.includes(each)));
  const sum = own.amount + sumOf(beside.map(({ amount }) => amount));
  return bands.find(({ upTo }) => upTo === null || sum <= upTo)!.approvals;
};

/** Persons who may not have signed, by the rules of the source and the version that the correction names. */
const barred = ({ parts }: Play, { correctionId }: Posted, proposers: readonly string[], { bars = [] }: Content) => [
  ...proposers,
  ...parts[correctionId]!.filter(({ as }) => bars.includes(as)).map(({ by }) => by),
];

/** What is wrong in the events of a story. */
export const violationsOf = (play: Play): readonly string[] => [
  ...moneyFaultsOf(play),
  ...secondPersonFaultsOf(play.log.all),
];

/** Empty if nobody approved the own work and no band was evaded. */
const moneyFaultsOf = (play: Play): readonly string[] => {
  const [versions, proposers, requested] = [
    new Map<string, Content>(),
    new Map<string, string[]>(),
    new Map<string, string>(),
  ];
  const items: Item[] = [];
  const violations: string[] = [];
  for (const { event } of play.log.all) {
    const data = event.data as Record<string, never>;
    if (event.type === 'PolicyVersionPublished') versions.set(data['version']!, data['content']!);
    if (event.type === 'CorrectionProposed') {
      const { correctionId, proposedBy, requestedOn } = data['request'] as unknown as Record<string, string>;
      proposers.set(correctionId!, [...(proposers.get(correctionId!) ?? []), proposedBy!]);
      requested.set(correctionId!, requestedOn!);
    }
    if (event.type === 'RefundRequested')
      items.push({ id: data['refundId']!, amount: data['amount']!, on: data['requestedOn']!, readings: [] });
    if (event.type !== 'BillsCorrected') continue;
    const posted = data as unknown as Posted;
    const content = versions.get(posted.policies.approval)!;
    const signers = posted.approvals.map(({ by }) => by);
    const wrong = signers.filter((by) =>
      barred(play, posted, proposers.get(posted.correctionId) ?? [], content).includes(by),
    );
    if (wrong.length > 0) violations.push(`${posted.correctionId}: ${wrong.join()} approved the own work`);
    if (new Set(signers).size !== signers.length) violations.push(`${posted.correctionId}: one person signed twice`);
    const roles = rolesFor(itemOf(posted), items, requested.get(posted.correctionId)!, content);
    const missing = roles.filter((role) => !posted.approvals.some((each) => each.role === role));
    if (missing.length > 0) violations.push(`${posted.correctionId}: posted without ${missing.join()}`);
    items.push(itemOf(posted));
  }
  return violations;
};
