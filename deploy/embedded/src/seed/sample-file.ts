import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's data, or another folder of the same form. */
export const SAMPLES = process.env.PISHKHAN_SAMPLES ?? fileURLToPath(new URL('../../../../data', import.meta.url));

/** Path of a file of the sample data: `policies/sample-billing.json`. */
export const sampleFile = (path: string): string => join(SAMPLES, path);
