/** The colour theme: the system's, unless the user chose one on this device. */

export type Theme = 'system' | 'light' | 'dark';

const storageKey = 'ipse-theme';

/** The theme that this device remembers. */
export function storedTheme(): Theme {
  const stored = localStorage.getItem(storageKey);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

/** Shows a theme now and remembers it; `system` forgets the choice. */
export function applyTheme(theme: Theme): void {
  if (theme === 'system') {
    localStorage.removeItem(storageKey);
    delete document.documentElement.dataset.theme;
  } else {
    localStorage.setItem(storageKey, theme);
    document.documentElement.dataset.theme = theme;
  }
}
