import { Inject, Injectable } from '@nestjs/common';
import { civilDate, type CivilDate } from '@pishkhan/calendar';
import { isRejection } from '@pishkhan/decider';
import { derivedId } from '@pishkhan/identifiers';
import { officeIn, type Reach } from '@pishkhan/roles';
import { Aggregates, mustHold, Reads, rejectionProblem, type Envelope } from '@pishkhan/service-kit';
import { isInForce } from '../../domain/contractor.ts';
import { readingContracts } from '../../views/reading-contracts.view.ts';
import { Zones } from '../../zone/zones.ts';
import { readingPolicy } from '../../../review/policy/domain/reading-policy.ts';
import type { IssueReadingOrder, OpenReadingRound } from '../domain/reading-round.messages.ts';
import { readingRound } from '../domain/reading-round.ts';
import { connectionMustBeInOneRound, roundMustHaveRoute } from '../domain/reading-round.rules.ts';
import { orderDaysOn } from '../domain/reading-rounds.policy.ts';
import type { RoundBody } from '../reading-round.dto.ts';
import { accountsOf, otherRounds, roundsOf } from './connections-of-rounds.ts';
import type { ClaimedAgain, ClaimedRound } from './domain/rounds-of-county.messages.ts';
import { RoundClaims } from './round-claims.ts';
import { readingRoute, routeOn } from '../route/domain/reading-route.ts';
import type { ReadingRouteDrawn } from '../route/domain/reading-route.messages.ts';
import { readingRoutes } from '../route/reading-routes.view.ts';

type DrawnRoute = ReadingRouteDrawn['data'];
interface ZoneOfCounty {
  readonly countyOffice: string;
  readonly zone: string;
}

const twiceIn = (accounts: readonly string[]): readonly string[] => {
  const seen = new Set<string>();
  return accounts.filter((each) => seen.has(each) || !seen.add(each));
};

/** Opens rounds of routes, and gives their orders to the contractor who holds the zone (A3-5). */
@Injectable()
export class Rounds {
  constructor(
    @Inject(RoundClaims) private readonly claims: RoundClaims,
    @Inject(Aggregates) private readonly aggregates: Aggregates,
    @Inject(Reads) private readonly reads: Reads,
    @Inject(Zones) private readonly zones: Zones,
  ) {}

  /**
   * A round of the named route, or of each route of the zone. Sent again after a crash, it opens the rounds that are
   * missing.
   *
   * @throws ProblemException 422 by a rule of the zone, the routes, the contract or the days
   */
  async open(body: RoundBody, envelope: Envelope, reach: Reach) {
    const countyOffice = officeIn(reach);
    await this.zones.mustBeOpen(countyOffice, body.zone, { from: body.from, to: body.from });
    const planned = () => this.plannedRounds(body, countyOffice, envelope);
    const steps = await this.claims.store(countyOffice, envelope, planned);
    const rounds = [];
    for (const { roundId } of steps) {
      const { state } = await this.aggregates.load(readingRound, roundId);
      if (state.status === 'opened')
        rounds.push({ roundId, route: state.terms.route, contractorId: state.order?.contractorId ?? '' });
    }
    return { rounds };
  }

  /** @throws ProblemException 409 while the round has an order; 422 for a contractor without the zone */
  async order(
    { roundId, countyOffice, zone, from }: ZoneOfCounty & { readonly roundId: string; readonly from: string },
    contractorId: string | undefined,
    envelope: Envelope,
  ): Promise<string> {
    const { commandId, commandHash } = envelope;
    const today = civilDate(envelope.businessDate);
    const orderId = derivedId('order', commandId);
    const planned = async (): Promise<ClaimedAgain[]> => {
      await this.mustHoldItsConnections(roundId);
      const terms = await this.orderTerms({ countyOffice, zone }, from < today ? today : civilDate(from), today);
      const named = contractorId !== undefined && { contractorId };
      const issued = await this.decided(roundId, { type: 'IssueReadingOrder', orderId, ...terms, ...named });
      const { days } = terms;
      const command = { commandId, commandHash };
      return [{ kind: 'orderedAgain', roundId, orderId, contractorId: issued, days, today, command }];
    };
    await this.claims.store(countyOffice, envelope, planned);
    return orderId;
  }

  private async plannedRounds(
    { zone, route, from, to, contractorId }: RoundBody,
    countyOffice: string,
    { commandId, commandHash, businessDate }: Envelope,
  ): Promise<ClaimedRound[]> {
    const today = civilDate(businessDate);
    const routes = await this.routesOn({ countyOffice, zone }, route, from);
    mustHold(roundMustHaveRoute(zone, from, routes.length));
    const opened = routes.map((drawn) => ({ drawn, roundId: derivedId('round', commandId, drawn.routeId) }));
    const others = await otherRounds({ reads: this.reads, aggregates: this.aggregates }, opened, { from, to });
    mustHold(connectionMustBeInOneRound([...twiceIn(accountsOf(opened)), ...others.taken]));
    const terms = await this.orderTerms({ countyOffice, zone }, from < today ? today : from, today);
    const named = contractorId !== undefined && { contractorId };
    const rounds: ClaimedRound[] = [];
    for (const { drawn, roundId } of opened) {
      const { version: routeVersion, drawnOn: _, ...walk } = drawn;
      const orderId = derivedId('order', commandId, drawn.routeId);
      const instead = others.withoutOrder(drawn.stops);
      const about = { ...walk, roundId, routeVersion, from, to, ...(instead.length > 0 && { instead }) };
      const issued = await this.decided(roundId, { type: 'OpenReadingRound', ...about, orderId, ...terms, ...named });
      const { stops: _stops, countyOffice: _county, zone: _zone, route: _route, ...claimed } = about;
      const command = { commandId: derivedId('open-round', commandId, roundId), commandHash };
      const order = { orderId, contractorId: issued, days: terms.days, today, command };
      rounds.push({ kind: 'opened', ...claimed, ...order });
    }
    return rounds;
  }

  /** The contractor of the order, as the round decides now or has decided before. */
  private async decided(roundId: string, command: OpenReadingRound | IssueReadingOrder): Promise<string> {
    const { state } = await this.aggregates.load(readingRound, roundId);
    const decision = readingRound.decide(command, state);
    if (isRejection(decision)) throw rejectionProblem(decision);
    const { order } = decision.reduce(readingRound.evolve, state) as Extract<typeof state, { status: 'opened' }>;
    return order!.contractorId;
  }

  /** Another round may have taken over connections of one without an order (A3-5). */
  private async mustHoldItsConnections(roundId: string): Promise<void> {
    const { state } = await this.aggregates.load(readingRound, roundId);
    if (state.status !== 'opened') return;
    const connections = await roundsOf(
      this.reads,
      state.terms.stops.map(({ accountId }) => accountId),
    );
    const takenOver = connections.filter(({ rounds }) => !rounds.some((each) => each.roundId === roundId));
    mustHold(connectionMustBeInOneRound(takenOver.map(({ accountId }) => accountId)));
  }

  /** Contractors that hold the zone on the day of the walk, and the days of the policy. */
  private async orderTerms(place: ZoneOfCounty, day: CivilDate, today: CivilDate) {
    const { state } = await this.aggregates.load(readingPolicy, 'reading-rounds');
    return { holders: await this.holdersOn(place, day), days: orderDaysOn(state, today), today };
  }

  /** Contractors whose contracts hold the zone on a day (A3-5). */
  async holdersOn({ countyOffice, zone }: ZoneOfCounty, day: CivilDate): Promise<string[]> {
    await this.reads.upToHead(readingContracts);
    const contracts = await this.reads.model(readingContracts).find({ countyOffice, zone });
    const inForce = contracts.filter(({ from, to }) =>
      isInForce({ from: civilDate(from), ...(to !== null && { to: civilDate(to) }) }, day),
    );
    return [...new Set(inForce.map((each) => each.contractorId))].toSorted();
  }

  private async routesOn(
    { countyOffice, zone }: ZoneOfCounty,
    route: string | undefined,
    day: CivilDate,
  ): Promise<DrawnRoute[]> {
    await this.reads.upToHead(readingRoutes);
    const filter = { countyOffice, zone, ...(route !== undefined && { route }) };
    const found = await this.reads.model(readingRoutes).find(filter).sort({ _id: 1 });
    const drawn = [];
    for (const { routeId } of found) {
      const { state } = await this.aggregates.load(readingRoute, routeId);
      const version = routeOn(state, day);
      if (version) drawn.push(version);
    }
    return drawn;
  }
}
