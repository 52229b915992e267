export { Bus } from './bus.ts';
export { DurableCheckpoints } from './checkpoints.ts';
export { SimulatedLeases } from './leases.ts';
export { DurableStore } from './store.ts';
export { Lost, Process, type Mishaps } from './process.ts';
export { World } from './world.ts';
