import { after } from 'node:test';
import { closeShared } from './stage.ts';

/** After the last journey of all. */
after(closeShared);
