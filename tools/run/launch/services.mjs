import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from './installed.mjs';

const names = Object.keys(JSON.parse(readFileSync(join(workspaceRoot, 'contracts', 'services.json'), 'utf8')));

/** Folders of the services that run as separate processes. */
export const SERVICES = names.map((name) => `services/${name}`);
