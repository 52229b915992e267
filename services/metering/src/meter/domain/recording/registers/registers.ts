/** Registers of the declaration form C3-1 (4–8), and the one register of a usual gas meter. */
export const registerTitles = {
  volume: { fa: 'شمارنده حجم', en: 'volume' },
  low: { fa: 'کم‌باری', en: 'off-peak' },
  mid: { fa: 'میان‌باری', en: 'mid-peak' },
  peak: { fa: 'اوج‌بار', en: 'peak' },
  friday: { fa: 'جمعه', en: 'Friday' },
  reactive: { fa: 'راکتیو', en: 'reactive' },
} as const;
/** Gas is measured in m³; the declaration form has reactive energy too. */
export const unitTitles = {
  cubicMetre: { fa: 'مترمکعب', en: 'm³' },
  kilovarHour: { fa: 'کیلووار ساعت', en: 'kvarh' },
} as const;
export type RegisterName = keyof typeof registerTitles;

/** One register of a meter type, by the version of its policy. */
export interface TypedRegister {
  readonly register: RegisterName;
  readonly digits: number;
  readonly unit: keyof typeof unitTitles;
  /** Its consumption counts into the volume; otherwise it is informational. */
  readonly counts: boolean;
}

/** A register at the installation of the meter. */
export type OpenedRegister = TypedRegister & { readonly index: number };

/** A register as it was read, and how often it has passed zero since the installation of the meter (11.4). */
export interface ReadRegister {
  readonly register: RegisterName;
  readonly index: number;
  readonly turns: number;
}
