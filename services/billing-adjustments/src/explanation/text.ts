import type { Text } from '@pishkhan/fields';

export const both = (fa: string, en: string): Text => ({ fa, en });
