import { IsText } from '@pishkhan/service-kit';

export class ReasonBody {
  @IsText({ fa: 'دلیل', en: 'reason' }, { max: 2_000 })
  reason!: string;
}
export class ReferralBody extends ReasonBody {
  @IsText({ fa: 'واحدی که پرونده به آن ارجاع می‌شود', en: 'unit that receives the case' }, { max: 60 })
  to!: string;
}
export class AssignmentBody extends ReasonBody {
  @IsText(
    {
      fa: 'همکار (نام کاربری)؛ اگر خالی باشد، به همه همکاران سپرده می‌شود',
      en: 'user name of the colleague; without it all of them',
    },
    { max: 120, optional: true },
  )
  to?: string;
}
export class PauseBody extends ReasonBody {
  @IsText({ fa: 'علت توقف', en: 'cause of the pause' }, { max: 60 })
  cause!: string;
}
export class NoteBody {
  @IsText({ fa: 'متن یادداشت', en: 'text of the note' }, { max: 2_000 })
  text!: string;
}
