/** Line icons on a 20 px grid; they always stand beside a word or within a named control, so they are hidden from names. */
const paths = {
  plus: 'M10 4v12M4 10h12',
  minus: 'M4 10h12',
  fit: 'M4 8V4h4M12 4h4v4M16 12v4h-4M8 16H4v-4',
  cross: 'M5 5l10 10M15 5L5 15',
  chevron: 'M6 8l4 4 4-4',
  camera: 'M3 7h3l1.5-2h5L14 7h3v9H3zM10 14a2.7 2.7 0 100-5.4 2.7 2.7 0 000 5.4z',
  image: 'M3 4h14v12H3zM3 13l4-4 4 4 2-2 4 4M13 7.5h.01',
  caution: 'M10 3l8 14H2zM10 8v4M10 14.5h.01',
  info: 'M10 17a7 7 0 100-14 7 7 0 000 14zM10 9.5V14M10 6.5h.01',
  check: 'M4 10.5l4 4 8-9',
  key: 'M6.5 14a3.5 3.5 0 100-7 3.5 3.5 0 000 7zM10 10.5h8v3.5M14.5 10.5v2.5',
} as const;

export type IconName = keyof typeof paths;

/** One icon, 1.25 em square, in the colour of the text. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
