"use client";
// How is one thing of a list looked at and worked on without leaving the list?
import { Modal, type ModalProps } from "./modal";

/** A panel at the right edge; on a phone it comes from below. */
export function Sheet(props: ModalProps) {
  return (
    <Modal
      {...props}
      look="fixed inset-x-0 top-auto bottom-0 max-h-[88dvh] w-full rounded-t-12 transition-[translate] duration-160 starting:open:translate-y-6 sm:inset-y-0 sm:right-0 sm:left-auto sm:h-dvh sm:max-h-dvh sm:w-100 sm:rounded-none sm:starting:open:translate-x-6 sm:starting:open:translate-y-0"
    />
  );
}
