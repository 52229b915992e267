import { useQuery } from '@tanstack/react-query';
import { dataOf, metering } from '../../../api/clients.ts';
import type { ActionDto, CaseFileDto } from '../../../api/generated/case-handling.ts';
import type { Offers } from '../../../parts/form/controls/control.ts';
import { reasonHeader } from '../../../parts/reason/served.ts';
import { asksForReading, offered } from './reading-offers.ts';

/** The readings of the meter of a case, for forms that ask for one. The case is the reason of the look-up. */
export const useReadingOffers = ({ caseId, meterId }: CaseFileDto, { fields }: ActionDto): Offers => {
  const { data } = useQuery({
    queryKey: ['readings', meterId, caseId],
    queryFn: () =>
      dataOf(
        metering.GET('/v1/meters/{meterId}/readings', {
          params: { path: { meterId: meterId! }, query: { limit: 24 } },
          headers: reasonHeader(caseId),
        }),
      ),
    enabled: meterId !== null && asksForReading(fields),
    retry: false,
  });
  return data ? { reading: data.items.map(offered) } : {};
};
