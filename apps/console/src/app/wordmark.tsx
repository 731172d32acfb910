/** The name and its sign: two ridges. */
export function Wordmark() {
  return (
    <span className="wordmark">
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M4 20v-7a8 8 0 0 1 16 0v7M8.5 21.5V13a3.5 3.5 0 0 1 7 0v8.5" />
      </svg>
      Ipse
    </span>
  );
}
