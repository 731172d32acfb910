import { Segments, applyTheme, storedTheme } from '@ipse/ui';
import type { Theme } from '@ipse/ui';
import { useState } from 'react';

const themes = [
  { id: 'system', title: 'System' },
  { id: 'light', title: 'Light' },
  { id: 'dark', title: 'Dark' },
] as const;

/** Light, dark, or as the system has it. */
export function ThemeChoice() {
  const [theme, setTheme] = useState<Theme>(storedTheme);
  return (
    <Segments
      label="Colour theme"
      choices={themes}
      value={theme}
      onChange={(chosen) => {
        applyTheme(chosen);
        setTheme(chosen);
      }}
    />
  );
}
