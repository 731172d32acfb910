import { Input, TextArea, TextField as AriaTextField } from 'react-aria-components';
import type { TextFieldProps as AriaTextFieldProps } from 'react-aria-components';
import { FieldFrame } from './field.tsx';
import type { FieldProps } from './field.tsx';

export interface TextFieldProps extends FieldProps, Omit<AriaTextFieldProps, 'className' | 'style' | 'children'> {
  /** A box for several lines. */
  multiline?: boolean;
  placeholder?: string;
}

/** A field for words, of one line or several. */
export function TextField({ label, description, errorMessage, multiline, placeholder, ...rest }: TextFieldProps) {
  return (
    <AriaTextField {...rest} className="field">
      <FieldFrame label={label} description={description} errorMessage={errorMessage}>
        {multiline ? (
          <TextArea className="field-input" placeholder={placeholder} rows={3} />
        ) : (
          <Input className="field-input" placeholder={placeholder} />
        )}
      </FieldFrame>
    </AriaTextField>
  );
}
