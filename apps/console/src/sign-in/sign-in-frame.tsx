import type { ReactNode } from 'react';
import { ThemeChoice } from '../app/theme-choice.tsx';
import { Wordmark } from '../app/wordmark.tsx';
import { Ridges } from './ridges.tsx';
import './sign-in.css';

/** What surrounds the screens of nobody yet. */
export function SignInFrame({ children }: { children: ReactNode }) {
  return (
    <div className="entrance">
      <Ridges />
      <div className="door">
        <header>
          <Wordmark />
        </header>
        <main className="door-main">{children}</main>
        <footer className="small soft">
          <p>Biometric identification on your own ground. Nothing leaves this installation.</p>
          <ThemeChoice />
        </footer>
      </div>
    </div>
  );
}
