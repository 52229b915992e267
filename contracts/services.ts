import type { Text } from '@pishkhan/fields';
import titles from './services.json' with { type: 'json' };

/**
 * The list of the services: folder, topic and database name of each, with its title. JSON, because the launchers read
 * it before packages are installed.
 */
export type ServiceName = keyof typeof titles;
export const serviceTitles: Readonly<Record<ServiceName, Text>> = titles;
export const serviceNames = Object.keys(titles) as readonly ServiceName[];
