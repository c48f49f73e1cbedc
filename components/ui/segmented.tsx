// How does a person choose one of a few, all of which are seen?
import type { ReactNode } from "react";

type SegmentedProps = {
  legend: string;
  name: string;
  options: { value: string; label: ReactNode }[];
  value: string;
  /** In px: 32 switches a view at the desk, 44 is an answer on a tablet or a phone and fills its width. */
  height?: 32 | 44;
  /** Without it the choice keeps its own state and is read when its form is sent. */
  onChange?: (value: string) => void;
};

const box = {
  32: "inline-flex rounded-8 bg-sunken p-0.5 ring-1 ring-line ring-inset",
  44: "grid min-h-11 auto-cols-fr grid-flow-col divide-x divide-line-2 rounded-8 border border-control bg-surface",
};
const part = {
  32: "min-h-7 rounded-6 px-2.75 text-13 text-ink-2 hover:text-ink has-checked:bg-float has-checked:text-ink has-checked:ring-1 has-checked:ring-line-2",
  44: "px-2 text-14 hover:bg-hover has-checked:bg-accent-soft has-checked:text-accent-ink has-checked:ring-[1.5px] has-checked:ring-accent has-checked:ring-inset rounded-[7px]",
};

/** Radio buttons in a row: arrow keys move the choice. The legend is for those who listen where the look says it already. */
export function Segmented({ legend, name, options, value, height = 32, onChange }: SegmentedProps) {
  return (
    <fieldset>
      <legend className={height === 32 ? "sr-only" : "mb-1.25 font-medium text-12 text-ink-3"}>{legend}</legend>
      <div className={box[height]}>
        {options.map((option) => (
          <label
            key={option.value}
            className={`flex items-center justify-center gap-1.5 text-center font-medium transition-colors has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2 ${part[height]}`}
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              className="sr-only"
              {...(onChange
                ? { checked: option.value === value, onChange: () => onChange(option.value) }
                : { defaultChecked: option.value === value })}
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
