const CHOICE = 'theme';
type Theme = 'light' | 'dark';

const show = (theme: string | null): void => {
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
};

const isDark = (): boolean => {
  const { theme } = document.documentElement.dataset;
  return theme ? theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
};

/** The theme that was chosen on this computer, else that of the system. */
export const showChosenTheme = (): void => show(localStorage.getItem(CHOICE));

export const switchTheme = (): void => {
  const theme: Theme = isDark() ? 'light' : 'dark';
  localStorage.setItem(CHOICE, theme);
  show(theme);
};
