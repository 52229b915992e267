import { formatJalaliFa, type CivilDate } from '@pishkhan/calendar';
import { faNumber, type Text } from '@pishkhan/fields';
import type { CauseOf } from '../cause/several/causes.ts';

/** Why bills of estimated days were rated anew after an exchange, in words (Card 13, 15.4-31). */
export const lateExchangeSentence = ({ exchangedOn, takenOff, putIn }: CauseOf<'lateExchange'>): Text => ({
  fa: `کنتور در ${formatJalaliFa(exchangedOn as CivilDate)} با رقم ${faNumber(takenOff.index)} برداشته و کنتور نو با رقم ${faNumber(putIn.index)} نصب شد؛ این تعویض پس از صدور قبض‌های برآوردی ثبت شده است`,
  en: `the meter was exchanged on ${exchangedOn} (removal ${takenOff.index}, installation ${putIn.index}), which was entered after bills with estimates of later days`,
});

/** Why bills of estimated days were rated anew after a removal without another meter, in words (11.4, 15.4-31). */
export const lateRemovalSentence = ({ removedOn, takenOff }: CauseOf<'lateRemoval'>): Text => ({
  fa: `کنتور در ${formatJalaliFa(removedOn as CivilDate)} با رقم ${faNumber(takenOff.index)} برداشته شد و پس از آن کنتوری نبود؛ این برداشتن پس از صدور قبض‌های برآوردی ثبت شده است`,
  en: `the meter was taken off on ${removedOn} (index ${takenOff.index}) without another one, which was entered after bills with estimates of later days`,
});
