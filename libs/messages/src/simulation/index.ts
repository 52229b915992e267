export { Bus } from './bus.ts';
export { DurableCheckpoints } from './checkpoints.ts';
export { DurableStore } from './store.ts';
export { Process, World, type Mishaps } from './world.ts';
