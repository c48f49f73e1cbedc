// Between which hours does a person like to come?

type TimeRangeProps = {
  legend: string;
  /** The names of the two ends, for those who listen, and the word that stands between them. */
  words: { from: string; until: string; between: string };
  names: { from: string; until: string };
  /** The times on offer, as minutes of the day, with what they are called. */
  times: { minute: number; label: string }[];
  from: number;
  until: number;
  /** Without it the range keeps its own state and is read when its form is sent. */
  onChange?: (range: { from: number; until: number }) => void;
};

const end =
  "h-7 appearance-none rounded-[5px] px-1.5 text-center font-medium text-14 transition-colors hover:bg-hover pointer-coarse:h-10";

/** Two times in one box. An end can only be chosen on its own side of the other where the caller keeps the state. */
export function TimeRange({ legend, words, names, times, from, until, onChange }: TimeRangeProps) {
  const starts = onChange ? times.filter(({ minute }) => minute < until) : times;
  const ends = onChange ? times.filter(({ minute }) => minute > from) : times;
  return (
    <fieldset>
      <legend className="mb-1.25 font-medium text-12 text-ink-3">{legend}</legend>
      <div className="flex min-h-9 items-center gap-1 rounded-8 border border-control bg-surface px-1">
        <select
          name={names.from}
          aria-label={words.from}
          className={end}
          {...(onChange
            ? { value: from, onChange: (event) => onChange({ from: Number(event.target.value), until }) }
            : { defaultValue: from })}
        >
          {starts.map(({ minute, label }) => (
            <option key={minute} value={minute}>
              {label}
            </option>
          ))}
        </select>
        <span className="text-ink-2">{words.between}</span>
        <select
          name={names.until}
          aria-label={words.until}
          className={end}
          {...(onChange
            ? { value: until, onChange: (event) => onChange({ from, until: Number(event.target.value) }) }
            : { defaultValue: until })}
        >
          {ends.map(({ minute, label }) => (
            <option key={minute} value={minute}>
              {label}
            </option>
          ))}
        </select>
      </div>
    </fieldset>
  );
}
