import { choice, identifier, optional } from '@pishkhan/fields';
import { dto, PageQuery } from '@pishkhan/service-kit';
import { triggerTitles, type Trigger } from './unread-connections.schema.ts';

export class UnreadConnectionsQuery extends dto({
  ...PageQuery.fields,
  trigger: optional(
    choice({ fa: 'سبب', en: 'only this trigger' }, Object.keys(triggerTitles) as Trigger[], { titles: triggerTitles }),
  ),
  countyOffice: optional(identifier({ fa: 'اداره گاز شهرستان', en: 'county gas office of the account' })),
}) {}
