// On which weekdays does a person like to come?
import { VisuallyHidden } from "./visually-hidden";

/** ISO: Monday is 1. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

type WeekdayPickerProps = {
  legend: string;
  name: string;
  /** In the order in which the locale writes a week. */
  days: { value: Weekday; short: string; long: string }[];
  selected: readonly Weekday[];
  /** Without it the picker keeps its own state and is read when its form is sent. */
  onToggle?: (day: Weekday, isOn: boolean) => void;
};

/** Seven days as one box of toggles; under it they are checkboxes, so that keys, forms and screen readers know them. */
export function WeekdayPicker({ legend, name, days, selected, onToggle }: WeekdayPickerProps) {
  return (
    <fieldset className="grid gap-1.25">
      <legend className="mb-1.25 font-medium text-12 text-ink-3">{legend}</legend>
      <div className="flex min-h-9 items-center gap-0.5 rounded-8 border border-control bg-surface px-0.75">
        {days.map(({ value, short, long }) => (
          <label
            key={value}
            className="grid h-7 min-w-8.5 flex-1 place-items-center rounded-[5px] px-1 text-13 text-ink-3 transition-colors hover:bg-hover has-checked:bg-accent-soft has-checked:font-medium has-checked:text-accent-ink has-focus-visible:outline-2 has-focus-visible:outline-accent pointer-coarse:h-10"
          >
            <input
              type="checkbox"
              name={name}
              value={value}
              className="sr-only"
              {...(onToggle
                ? { checked: selected.includes(value), onChange: (event) => onToggle(value, event.target.checked) }
                : { defaultChecked: selected.includes(value) })}
            />
            <span aria-hidden="true">{short}</span>
            <VisuallyHidden>{long}</VisuallyHidden>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
