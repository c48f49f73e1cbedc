// How does a person say yes to one thing, or tick one off?
import { Check } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { Icon } from "./icon";

type TickProps = Omit<ComponentProps<"input">, "type" | "className"> & { label: ReactNode; detail?: ReactNode };

const native =
  "peer col-start-1 row-start-1 appearance-none border-control bg-surface checked:border-transparent forced-colors:appearance-auto";
const tick =
  "pointer-events-none col-start-1 row-start-1 place-self-center opacity-0 peer-checked:opacity-100 forced-colors:hidden";

/** A square box with its words, at the desk's size. */
export function Checkbox({ label, detail, ...input }: TickProps) {
  return (
    <label className="flex min-h-6 items-start gap-2.5 py-0.5">
      <span className="mt-0.5 grid shrink-0">
        <input
          {...input}
          type="checkbox"
          className={`${native} size-4 rounded-4 border-[1.5px] transition-colors checked:bg-accent disabled:bg-sunken disabled:checked:bg-control`}
        />
        <Icon of={Check} size={12} className={`${tick} text-on-accent [stroke-width:3]`} />
      </span>
      <span>
        {label}
        {detail && <span className="block text-12 text-ink-3">{detail}</span>}
      </span>
    </label>
  );
}

/** A round tick for one step of care, at a client's size; what is done steps back. */
export function CareTick({ label, detail, ...input }: TickProps) {
  return (
    <label className="group flex min-h-12 items-start gap-3 px-4 py-2.75 text-16 active:bg-hover">
      <span className="grid shrink-0">
        <input
          {...input}
          type="checkbox"
          className={`${native} size-6 rounded-full border-[1.75px] transition-[background-color,scale] duration-150 checked:bg-ok active:scale-90`}
        />
        <Icon of={Check} size={15} className={`${tick} text-on-accent [stroke-width:2.75]`} />
      </span>
      <span className="transition-colors group-has-checked:text-ink-3">
        {label}
        {detail && <span className="block text-14 text-ink-3 group-has-checked:hidden">{detail}</span>}
      </span>
    </label>
  );
}
