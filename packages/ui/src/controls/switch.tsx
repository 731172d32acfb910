import { Switch as AriaSwitch } from 'react-aria-components';
import type { ReactNode } from 'react';

export interface SwitchProps {
  children: ReactNode;
  isSelected: boolean;
  onChange: (selected: boolean) => void;
  isDisabled?: boolean;
}

/** On or off, at once. */
export function Switch({ children, ...rest }: SwitchProps) {
  return (
    <AriaSwitch {...rest} className="switch">
      <span className="switch-track" />
      {children}
    </AriaSwitch>
  );
}
