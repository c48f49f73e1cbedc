"use client";
// How does a form's button know that the form is being sent?
import { useFormStatus } from "react-dom";
import { Button, type ButtonProps } from "./button";

/** The button of the form that it stands in: busy from the press until the action has answered. */
export function SubmitButton({ variant = "filled", ...rest }: Omit<ButtonProps, "type" | "busy">) {
  const { pending } = useFormStatus();
  return <Button {...rest} variant={variant} type="submit" busy={pending} />;
}
