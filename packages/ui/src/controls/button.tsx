import { Button as AriaButton, Link } from 'react-aria-components';
import type { ButtonProps as AriaButtonProps, LinkProps } from 'react-aria-components';
import './button.css';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style'> {
  /** `primary` once a screen, for what it is for; `plain` for tools; `danger` for what cannot be undone. */
  kind?: 'primary' | 'secondary' | 'plain' | 'danger';
}

/** A button. While its work is pending it keeps the focus and takes no further press. */
export function Button({ kind = 'secondary', isPending = false, type, onPress, ...rest }: ButtonProps) {
  return (
    <AriaButton
      {...rest}
      type={isPending ? 'button' : type}
      onPress={isPending ? undefined : onPress}
      data-pending={isPending || undefined}
      className={`button button-${kind}`}
    />
  );
}

/** A link that looks like a button: it goes somewhere, it does nothing. */
export function ButtonLink({ kind = 'secondary', ...rest }: Omit<LinkProps, 'className'> & Pick<ButtonProps, 'kind'>) {
  return <Link {...rest} className={`button button-${kind}`} />;
}
