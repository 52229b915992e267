import { Inject, Injectable } from '@nestjs/common';
import { civilDate, type CivilDate } from '@pishkhan/calendar';
import { derivedId } from '@pishkhan/identifiers';
import { officeIn, type Reach } from '@pishkhan/roles';
import { Aggregates, Commands, envelopeFor, mustHold, Reads, type Envelope } from '@pishkhan/service-kit';
import { trusted } from '@pishkhan/views';
import { isInForce } from '../domain/contractor.ts';
import { readingContracts } from '../views/reading-contracts.view.ts';
import { Zones } from '../zone/zones.ts';
import { readingPolicy } from '../../review/policy/domain/reading-policy.ts';
import { hasNoOrder, readingRound } from './domain/reading-round.ts';
import { connectionMustBeInOneRound, roundMustHaveRoute } from './domain/reading-round.rules.ts';
import { orderDaysOn } from './domain/reading-rounds.policy.ts';
import type { RoundBody } from './reading-round.dto.ts';
import { connectionsInRounds, type ConnectionInRounds } from './progress/connections-in-rounds.view.ts';
import { readingRoute, routeOn } from './route/domain/reading-route.ts';
import type { ReadingRouteDrawn } from './route/domain/reading-route.messages.ts';
import { readingRoutes } from './route/reading-routes.view.ts';

type DrawnRoute = ReadingRouteDrawn['data'];
type Days = Readonly<Record<'from' | 'to', CivilDate>>;
interface ZoneOfCounty {
  readonly countyOffice: string;
  readonly zone: string;
}

/** Accounts of one search, so that its filter stays short. */
const AT_ONCE = 2_000;

interface RoundOfStops {
  readonly roundId: string;
  readonly drawn: Pick<DrawnRoute, 'stops'>;
}
interface OtherRounds {
  /** Accounts in a round with an order. */
  readonly taken: readonly string[];
  /** Rounds without one that hold some of these connections. */
  readonly withoutOrder: (stops: DrawnRoute['stops']) => readonly string[];
}

const accountsOf = (rounds: readonly RoundOfStops[]): readonly string[] =>
  rounds.flatMap(({ drawn }) => drawn.stops.map(({ accountId }) => accountId));

const twiceIn = (accounts: readonly string[]): readonly string[] => {
  const seen = new Set<string>();
  return accounts.filter((each) => seen.has(each) || !seen.add(each));
};

/** Opens rounds of routes, and gives their orders to the contractor who holds the zone (A3-5). */
@Injectable()
export class Rounds {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
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
  async open({ zone, route, from, to, contractorId }: RoundBody, envelope: Envelope, reach: Reach) {
    const countyOffice = officeIn(reach);
    const today = civilDate(envelope.businessDate);
    await this.zones.mustBeOpen(countyOffice, zone, { from, to: from });
    const routes = await this.routesOn({ countyOffice, zone }, route, from);
    mustHold(roundMustHaveRoute(zone, from, routes.length));
    const opened = routes.map((drawn) => ({ drawn, roundId: derivedId('round', envelope.commandId, drawn.routeId) }));
    const others = await this.otherRounds(opened, { from, to });
    mustHold(connectionMustBeInOneRound([...twiceIn(accountsOf(opened)), ...others.taken]));
    const terms = {
      ...(await this.orderTerms({ countyOffice, zone }, from < today ? today : from, today)),
      ...(contractorId !== undefined && { contractorId }),
      from,
      to,
    };
    const rounds = [];
    for (const { drawn, roundId } of opened) {
      const { routeId, stops, version: routeVersion } = drawn;
      const orderId = derivedId('order', envelope.commandId, routeId);
      const instead = others.withoutOrder(stops);
      const place = { countyOffice, zone, route: drawn.route };
      const ids = { roundId, routeId, routeVersion };
      const round = { ...ids, ...place, stops, ...(instead.length > 0 && { instead }) };
      const command = { type: 'OpenReadingRound', ...round, orderId, ...terms } as const;
      const asRound = envelopeFor(
        { ...envelope, id: envelope.commandId },
        { key: ['round', roundId], contentHash: envelope.commandHash, businessDate: envelope.businessDate },
      );
      const { state } = await this.commands.execute(readingRound, roundId, command, asRound);
      rounds.push({
        roundId,
        route: drawn.route,
        contractorId: state.status === 'opened' ? (state.order?.contractorId ?? '') : '',
      });
    }
    return { rounds };
  }

  /** @throws ProblemException 409 while the round has an order; 422 for a contractor without the zone */
  async order(
    { roundId, countyOffice, zone, from }: ZoneOfCounty & { readonly roundId: string; readonly from: string },
    contractorId: string | undefined,
    envelope: Envelope,
  ): Promise<string> {
    const today = civilDate(envelope.businessDate);
    await this.mustHoldItsConnections(roundId);
    const orderId = derivedId('order', envelope.commandId);
    const terms = await this.orderTerms({ countyOffice, zone }, from < today ? today : civilDate(from), today);
    const named = contractorId !== undefined && { contractorId };
    const command = { type: 'IssueReadingOrder', orderId, ...terms, ...named } as const;
    await this.commands.execute(readingRound, roundId, command, envelope);
    return orderId;
  }

  /** Another round may have taken over connections of one without an order (A3-5). */
  private async mustHoldItsConnections(roundId: string): Promise<void> {
    const { state } = await this.aggregates.load(readingRound, roundId);
    if (state.status !== 'opened') return;
    const connections = await this.connectionsOf(state.terms.stops.map(({ accountId }) => accountId));
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

  /**
   * Other rounds of these connections on some of the days. One without an order, which was refused or called back,
   * holds no connection: another round takes them over (A3-5).
   */
  private async otherRounds(opened: readonly RoundOfStops[], { from, to }: Days): Promise<OtherRounds> {
    const own = new Set(opened.map(({ roundId }) => roundId));
    const found = (await this.connectionsOf(accountsOf(opened))).flatMap(({ accountId, rounds }) =>
      rounds
        .filter((each) => !own.has(each.roundId) && each.from <= to && from <= each.to)
        .map(({ roundId }) => ({ accountId, roundId })),
    );
    const ids = [...new Set(found.map(({ roundId }) => roundId))];
    const free = new Set<string>();
    for (const id of ids) {
      const { state } = await this.aggregates.load(readingRound, id);
      if (state.status === 'opened' && state.order && hasNoOrder(state.order)) free.add(id);
    }
    return {
      taken: found.filter(({ roundId }) => !free.has(roundId)).map(({ accountId }) => accountId),
      withoutOrder: (stops) => {
        const accounts = new Set(stops.map(({ accountId }) => accountId));
        const ofStops = found.filter((each) => free.has(each.roundId) && accounts.has(each.accountId));
        return [...new Set(ofStops.map(({ roundId }) => roundId))];
      },
    };
  }

  private async connectionsOf(accounts: readonly string[]): Promise<ConnectionInRounds[]> {
    await this.reads.upToHead(connectionsInRounds);
    const found: ConnectionInRounds[] = [];
    for (let at = 0; at < accounts.length; at += AT_ONCE) {
      const filter = { _id: trusted({ $in: accounts.slice(at, at + AT_ONCE) }) };
      found.push(...(await this.reads.model(connectionsInRounds).find(filter)));
    }
    return found;
  }
}
