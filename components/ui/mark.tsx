// What is the Needlepoint logo? A window on a thread, with its target cut out of both edges and a day inside.

/** The logo, without words; it is decoration beside a name, so screen readers skip it. */
export function Mark({ size = 22 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" className="shrink-0">
      <path d="M.9 12h3.6M19.5 12h3.6" fill="none" stroke="var(--accent)" strokeWidth="1.8" strokeLinecap="round" />
      <path
        d="M9.5 6.2h.9L12 8.1l1.6-1.9h.9a5.8 5.8 0 0 1 0 11.6h-.9L12 15.9l-1.6 1.9h-.9a5.8 5.8 0 0 1 0-11.6Z"
        fill="var(--accent-soft)"
        stroke="var(--accent)"
        strokeWidth="1.6"
        strokeLinejoin="round"
      />
      <circle cx="12" cy="12" r="2.3" fill="var(--accent)" />
    </svg>
  );
}
