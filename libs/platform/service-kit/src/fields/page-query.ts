import { listOf, nullable, optional, plain, text, whole, type Label, type Shaped } from '@pishkhan/fields';
import { dto } from './dto.ts';

/** `?cursor=&limit=` of every list. Filters are added to it: `class CaseQuery extends dto({ ...paging, state })`. */
export const paging = {
  cursor: optional(
    text(
      { fa: 'نشانگر صفحه (از پاسخ صفحه پیش)', en: 'cursor of this page, from `next` of the previous one' },
      { max: 500 },
    ),
  ),
  limit: optional(whole({ fa: 'تعداد ردیف‌های صفحه', en: 'items on the page' }, { min: 1, max: 200 })),
};

export class PageQuery extends dto(paging) {}

/** One page of a list, with its items and the cursor of the next page: `class BillPage extends pageOf(BillDto) {}`. */
export const pageOf = <Item extends object>(item: Shaped<Item>, label: Label = '') =>
  dto({ items: listOf(item, label), next: nullable(plain.text('cursor of the next page')) });
