import {
  contractorRegistered,
  exchangeContractorAppointed,
  readingContractAgreed,
  readingContractEnded,
} from '@pishkhan/contracts';
import { publication, publishes } from '@pishkhan/messages';
import { exchangeAppointment } from './appointment/domain/exchange-appointment.ts';
import { contractor } from './domain/contractor.ts';

const contractorFacts = publishes(contractor, {
  ContractorRegistered: ({ data }) => publication(contractorRegistered, { ...data, works: [...data.works] }),
  ReadingContractAgreed: ({ data: { covers, ...contract } }) =>
    publication(readingContractAgreed, {
      ...contract,
      ...('zone' in covers ? { zone: covers.zone } : { meters: [...covers.meters] }),
    }),
  ReadingContractEnded: ({ data }) => publication(readingContractEnded, data),
});

const appointmentFacts = publishes(exchangeAppointment, {
  ExchangeContractorAppointed: ({ data }) => publication(exchangeContractorAppointed, data),
});

/** Other services know the contractors, their contracts and the appointments of zones (N5, A1-4). */
export const contractorPublications = { ...contractorFacts, ...appointmentFacts };
