import type { ReactNode } from 'react';
import { Icon } from '../icons.tsx';
import './feedback.css';

export interface BannerProps {
  tone: 'info' | 'caution' | 'danger';
  title: string;
  children?: ReactNode;
}

const icons = { info: 'info', caution: 'caution', danger: 'caution' } as const;

/** Something that one must know while one works here. */
export function Banner({ tone, title, children }: BannerProps) {
  return (
    <div className={`banner banner-${tone}`}>
      <Icon name={icons[tone]} />
      <div>
        <p className="banner-title">{title}</p>
        {children}
      </div>
    </div>
  );
}
