/** Deciders, views and publications without Nest: for replay, verification and generated catalogues. */
import { meterPublications } from './meter/meter.publish.ts';
import { meter } from './meter/domain/meter.ts';
import { meterCard } from './meter/views/meter-card.view.ts';
import { readingsOfMeter } from './meter/views/readings-of-meter.view.ts';
import { readingFile } from './reading-file/domain/reading-file.ts';

export const publish = { ...meterPublications };
export const deciders = [meter, readingFile] as const;
export const views = [meterCard, readingsOfMeter] as const;
