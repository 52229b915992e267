import { addDays, type CivilDate } from '@pishkhan/calendar';
import { granted } from '../../../company/desks.ts';
import { affairs, head, readers, zone } from '../../../company/persons.ts';
import type { Request } from '../../asking.ts';
import type { Move, Scene } from '../move.ts';

const service = 'metering';
const reason = 'simulated';
const officers = [affairs, head] as const;
/** Two walks of the zone may share connections; the second one then waits until the first is over. */
const routes = ['route-1', 'route-2'] as const;
/** Days of a round. */
const LONGEST = 20;

const ofOfficer = ({ world }: Scene, use: Request['use']): Request => ({
  service,
  actor: world.pick(officers),
  use,
});

/** A walk through some of the meters, now and then without one that another walk has. */
const drawing = (scene: Scene): Move => ({
  weight: 1,
  request: () => {
    const { world, company, households, seen } = scene;
    const stops = households
      .filter(({ serial }) => seen.exists('meter', serial) && world.happens(0.8))
      .map(({ serial }, place) => ({ serial, addressCode: `12-${place}` }));
    const body = { zone, route: world.pick(routes), from: company.clock.today(), stops };
    return ofOfficer(scene, ({ routes: desk }, envelope) => desk.drawReadingRoute(body, envelope, granted));
  },
});

/** Two officers open the rounds of the zone, now and then at the same moment. */
const openingRounds = (scene: Scene): Move => ({
  weight: 1,
  request: () => {
    const { world, company } = scene;
    const open = (): Request => {
      const from: CivilDate = addDays(company.clock.today(), world.below(3));
      const { office: contractorId } = world.pick(readers);
      const body = {
        zone,
        from,
        to: addDays(from, world.below(LONGEST)),
        contractorId: contractorId!,
        ...(world.happens(0.5) && { route: world.pick(routes) }),
      };
      return ofOfficer(scene, ({ rounds }, envelope) => rounds.openReadingRounds(body, envelope, granted));
    };
    return world.happens(0.5) ? [open(), open()] : open();
  },
});

type OpenedRound = ReturnType<Scene['seen']['readingRounds']>[number];

/** The contractor accepts, refuses or reports; the unit calls back, and orders again. */
const answering = (scene: Scene, { terms: { roundId }, order }: OpenedRound): Move[] => {
  if (!order) return [];
  const { orderId, contractorId } = order;
  const path = { roundId, orderId };
  const reach = { places: ['ownContract'], subject: 'simulation', office: contractorId } as const;
  const ofContractor = (use: Request['use']): Request => ({
    service,
    actor: readers.find(({ office }) => office === contractorId)!,
    use,
  });
  const accepts = ofContractor(({ orders }, envelope) => orders.acceptReadingOrder(path, envelope, reach));
  const refuses = ofContractor(({ orders }, envelope) => orders.refuseReadingOrder(path, { reason }, envelope, reach));
  const reports = ofContractor(({ orders }, envelope) =>
    orders.completeReadingOrder(path, { note: reason }, envelope, reach),
  );
  const callsBack = ofOfficer(scene, ({ orders }, envelope) =>
    orders.callReadingOrderBack(path, { reason }, envelope, granted),
  );
  const ordersAgain = ofOfficer(scene, ({ orders }, envelope) =>
    orders.issueReadingOrder({ roundId }, { contractorId: scene.world.pick(readers).office! }, envelope, granted),
  );
  switch (order.status) {
    case 'issued':
      return [
        { weight: 1, request: () => accepts },
        { weight: 0.3, request: () => refuses },
        { weight: 0.1, request: () => callsBack },
      ];
    case 'accepted':
      return [
        { weight: 0.5, request: () => reports },
        { weight: 0.2, request: () => callsBack },
      ];
    case 'refused':
    case 'calledBack':
      return [{ weight: 0.3, request: () => ordersAgain }];
    case 'done':
      return [];
  }
};

/** Moves around reading rounds: routes, rounds of the zone, and the orders of its contractors (A3-5, 9.6). */
export const roundMoves = (scene: Scene): Move[] => [
  drawing(scene),
  openingRounds(scene),
  ...scene.seen.readingRounds().flatMap((round) => answering(scene, round)),
];
