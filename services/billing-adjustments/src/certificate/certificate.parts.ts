import { certificatePublications } from './certificate.publish.ts';
import { certificate } from './domain/certificate.ts';
import { certificatesOfOffice } from './views/certificates-of-office.view.ts';

/** What the service is made of here, without Nest; the controller is in `certificate.api.ts`. */
export const certificateParts = {
  deciders: [certificate],
  views: [certificatesOfOffice],
  publish: certificatePublications,
  reactions: [],
};
