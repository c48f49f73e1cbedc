"use client";
// How is a question asked that has to be answered before the work goes on?
import { Modal, type ModalProps } from "./modal";

/** A question in the middle of the page; on a phone it stands at the foot, near the thumb. */
export function Dialog({ wide = false, ...props }: ModalProps & { wide?: boolean }) {
  return (
    <Modal
      {...props}
      look={`fixed inset-x-4 top-auto bottom-4 mx-auto max-h-[calc(100dvh-4rem)] w-auto rounded-12 opacity-0 transition-[opacity,translate] duration-160 open:opacity-100 starting:open:translate-y-2 starting:open:opacity-0 sm:inset-0 sm:m-auto sm:h-fit ${wide ? "sm:w-[min(42.5rem,100vw-4rem)]" : "max-w-110 sm:w-110"}`}
    />
  );
}
