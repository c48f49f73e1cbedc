// Where does a person write?
import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import { type ControlHeight, controlLook } from "./control-look";

/** One line of text; it belongs into a `Field`. */
export function TextInput({
  height = 36,
  className,
  ...rest
}: Omit<ComponentProps<"input">, "height" | "size"> & { height?: ControlHeight }) {
  return <input type="text" {...rest} className={classNames(controlLook(height), className)} />;
}

/** Several lines; it grows with what is written where the browser can. */
export function TextArea({
  height = 36,
  className,
  ...rest
}: Omit<ComponentProps<"textarea">, "height"> & { height?: ControlHeight }) {
  return (
    <textarea
      rows={2}
      {...rest}
      className={classNames(controlLook(height), "field-sizing-content max-h-60 py-2", className)}
    />
  );
}
