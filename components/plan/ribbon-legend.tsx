// What do the signs of the ribbon mean?

export type RibbonLegendWords = {
  window: string;
  target: string;
  booked: string;
  done: string;
  toBook: string;
  healing: string;
  result: string;
};

/** Each sign with its word. */
export function RibbonLegend({ words }: { words: RibbonLegendWords }) {
  const signs = [
    {
      word: words.window,
      width: 30,
      sign: <rect x="0.5" y="1.5" width="29" height="15" rx="7.5" fill="var(--ok-soft)" stroke="var(--ok-edge)" />,
    },
    {
      word: words.target,
      width: 16,
      sign: <path d="M0.5 7H5L8 11L11 7H15.5" fill="none" stroke="var(--ok)" strokeWidth="1.25" />,
    },
    { word: words.booked, width: 14, sign: <circle cx="7" cy="9" r="6" fill="var(--ok)" /> },
    {
      word: words.done,
      width: 18,
      sign: (
        <>
          <circle cx="9" cy="9" r="8.5" fill="var(--ok)" />
          <path
            d="M5.4 9.3l2.6 2.6 4.4-5.3"
            fill="none"
            stroke="var(--on-accent)"
            strokeWidth="1.75"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </>
      ),
    },
    {
      word: words.toBook,
      width: 14,
      sign: <circle cx="7" cy="9" r="5" fill="var(--ribbon-ground)" stroke="var(--ok)" strokeWidth="1.75" />,
    },
    {
      word: words.healing,
      width: 34,
      sign: (
        <>
          <rect y="4" width="34" height="10" rx="2" fill="var(--track)" />
          <rect y="4" width="14" height="10" rx="2" fill="var(--heal)" />
          <rect x="12" y="4" width="10" height="10" fill="var(--heal)" opacity="0.55" />
        </>
      ),
    },
    {
      word: words.result,
      width: 34,
      sign: (
        <>
          <path
            d="M0 14C10 13 12 1 20 2C27 3 29 6 34 8V14C29 12 26 8 20 7C13 7 10 14 0 14Z"
            fill="var(--ok)"
            opacity="0.2"
          />
          <path d="M0 14C10 13 12 4 20 4.5C27 5 29 9 34 11" fill="none" stroke="var(--ok)" strokeWidth="1.75" />
        </>
      ),
    },
  ];
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1 text-12 text-ink-2">
      {signs.map(({ word, width, sign }) => (
        <li key={word} className="flex items-center gap-1.75">
          <svg width={width} height="18" viewBox={`0 0 ${width} 18`} aria-hidden="true">
            {sign}
          </svg>
          {word}
        </li>
      ))}
    </ul>
  );
}
