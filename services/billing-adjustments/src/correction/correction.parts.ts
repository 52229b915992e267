import { correctionPublications } from './correction.publish.ts';
import { correction } from './domain/correction.ts';
import { corrections } from './views/corrections.view.ts';

/** What the service is made of here, without Nest; the controller is in `correction.api.ts`. */
export const correctionParts = {
  deciders: [correction],
  views: [corrections],
  publish: correctionPublications,
};
