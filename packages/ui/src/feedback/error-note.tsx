import type { ReactNode } from 'react';
import { Icon } from '../icons.tsx';
import './feedback.css';

export interface ErrorNoteProps {
  /** What the server or the browser answered; code and requestId are shown for whoever looks it up. */
  error: { readonly code: string; readonly message: string; readonly hint: string; readonly requestId?: string };
  /** What to press next. */
  children?: ReactNode;
}

/** A failure: what happened, what to do about it, and its code. It is announced when it appears. */
export function ErrorNote({ error, children }: ErrorNoteProps) {
  return (
    <div className="banner banner-danger" role="alert">
      <Icon name="caution" />
      <div>
        <p className="banner-title">{error.message}</p>
        <p>{error.hint}</p>
        <p className="small">
          Code <span className="data">{error.code}</span>
          {error.requestId !== undefined && (
            <>
              , request <span className="data">{error.requestId}</span>
            </>
          )}
        </p>
        {children}
      </div>
    </div>
  );
}
