// How does a person choose one of many?
import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import { type ControlHeight, controlLook } from "./control-look";
import { Icon } from "./icon";

/** The browser's own select, in our look: it opens as the device opens such lists. It belongs into a `Field`. */
export function Select({
  height = 36,
  className,
  children,
  ...rest
}: Omit<ComponentProps<"select">, "size"> & { height?: ControlHeight }) {
  return (
    <span className={classNames("grid items-center", className)}>
      <select
        {...rest}
        className={classNames(controlLook(height), "col-start-1 row-start-1 appearance-none truncate pr-8 font-medium")}
      >
        {children}
      </select>
      <Icon
        of={ChevronDown}
        size={15}
        className="pointer-events-none col-start-1 row-start-1 mr-2.5 justify-self-end text-ink-3"
      />
    </span>
  );
}
