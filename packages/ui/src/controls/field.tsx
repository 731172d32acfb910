import { FieldError, Label, Text } from 'react-aria-components';
import type { ReactNode } from 'react';
import './field.css';

export interface FieldProps {
  label: string;
  /** What to write, in words that stay visible while one writes. */
  description?: ReactNode;
  /** Why the value was refused; shown instead of the browser's own words. */
  errorMessage?: string;
}

/** The label above a control, and beneath it the description and the error: shared by all fields. */
export function FieldFrame({ label, description, errorMessage, children }: FieldProps & { children: ReactNode }) {
  return (
    <>
      <Label className="field-label">{label}</Label>
      {children}
      {description !== undefined && (
        <Text slot="description" className="field-description">
          {description}
        </Text>
      )}
      <FieldError className="field-error">{errorMessage}</FieldError>
    </>
  );
}
