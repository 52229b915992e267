/** Words of the terms of a contract, by the values that services send (11.3). */
export const tariffUseWords = {
  household: { fa: 'خانگی', en: 'Household' },
  ordinaryCommercial: { fa: 'تجاری عادی', en: 'Ordinary commercial' },
  publicCommercial: { fa: 'تجاری عمومی و دولتی', en: 'Public and government commercial' },
  otherIndustry: { fa: 'سایر صنایع', en: 'Other industry' },
  agriculture: { fa: 'کشاورزی و دامداری', en: 'Agriculture and livestock' },
  traditionalBakery: { fa: 'نانوایی سنتی', en: 'Traditional bakery' },
  traditionalBath: { fa: 'گرمابه سنتی', en: 'Traditional bath' },
  educationSportsReligionCharity: { fa: 'آموزشی، ورزشی، مذهبی و خیریه', en: 'Education, sports, religion, charity' },
  steel: { fa: 'فولاد', en: 'Steel' },
  petrochemicalFuel: { fa: 'سوخت پتروشیمی', en: 'Petrochemical, fuel' },
  petrochemicalFeed: { fa: 'خوراک پتروشیمی', en: 'Petrochemical, feed' },
} as const;
