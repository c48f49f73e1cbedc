"use client";
// How does a person make a small whole number one more or one less?
import { Minus, Plus } from "lucide-react";
import type { FieldControl } from "./field";
import { Icon } from "./icon";

type StepperProps = FieldControl & {
  name?: string;
  value: number;
  min: number;
  max: number;
  onChange: (value: number) => void;
  /** What the two buttons are called: "One session less", "One session more". */
  words: { less: string; more: string };
};

const step =
  "grid size-7 place-items-center rounded-6 text-ink-2 transition-colors hover:bg-hover hover:text-ink active:bg-pressed " +
  "disabled:text-ink-3 disabled:opacity-50 pointer-coarse:size-10";

/** − n +; the number itself can be typed, and arrow keys work in it. Belongs into a `Field`. */
export function Stepper({ name, value, min, max, onChange, words, ...control }: StepperProps) {
  const choose = (wanted: number) => {
    if (Number.isInteger(wanted)) onChange(Math.min(max, Math.max(min, wanted)));
  };
  return (
    <div className="flex min-h-9 items-center justify-between gap-0.5 rounded-8 border border-control bg-surface px-1">
      <button
        type="button"
        aria-label={words.less}
        disabled={value <= min}
        onClick={() => choose(value - 1)}
        className={step}
      >
        <Icon of={Minus} size={14} />
      </button>
      <input
        {...control}
        name={name}
        type="number"
        inputMode="numeric"
        min={min}
        max={max}
        value={value}
        onChange={(event) => choose(event.target.valueAsNumber)}
        className="h-7 w-8 rounded-4 bg-transparent text-center font-semibold text-14 [appearance:textfield] [&::-webkit-inner-spin-button]:appearance-none"
      />
      <button
        type="button"
        aria-label={words.more}
        disabled={value >= max}
        onClick={() => choose(value + 1)}
        className={step}
      >
        <Icon of={Plus} size={14} />
      </button>
    </div>
  );
}
