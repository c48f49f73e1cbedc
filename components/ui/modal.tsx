"use client";
// How does something open over the page, take the focus, and give it back?
import { type ReactNode, useEffect, useId, useLayoutEffect, useRef } from "react";

export type ModalProps = {
  open: boolean;
  /** Asked for by Esc, by a press beside it, or by a button of the content. The caller then sets `open` to false. */
  onClose: () => void;
  title: ReactNode;
  /** One or two sentences under the title, read with it. */
  lead?: ReactNode;
  children?: ReactNode;
  /** The buttons, the one that does it last. */
  actions?: ReactNode;
};

/** The browser's own modal dialog under `look`; `Dialog` and `Sheet` give it its place. */
export function Modal({ open, onClose, title, lead, children, actions, look }: ModalProps & { look: string }) {
  const element = useRef<HTMLDialogElement>(null);
  const id = useId();

  useEffect(() => {
    const dialog = element.current;
    if (open && !dialog?.open) dialog?.showModal();
    if (!open && dialog?.open) dialog.close();
  }, [open]);

  // Who takes it away while it is open closes it too, so that the focus goes back to where it came from.
  useLayoutEffect(() => {
    const dialog = element.current;
    return () => dialog?.close();
  }, []);

  return (
    <dialog
      ref={element}
      aria-labelledby={`${id}-title`}
      aria-describedby={lead ? `${id}-lead` : undefined}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClose={() => open && onClose()}
      onMouseDown={(event) => event.target === event.currentTarget && onClose()}
      className={`m-0 max-w-none bg-float text-ink shadow-float ring-1 ring-line [--ribbon-ground:var(--float)] backdrop:bg-ink/25 forced-colors:border ${look}`}
    >
      {/* The frame fills the dialog, so a press that reaches the dialog itself was beside it. */}
      <div className="flex max-h-[inherit] min-h-full flex-col">
        <div className="grid gap-1 px-4.5 pt-4 pb-3">
          <h2 id={`${id}-title`} className="font-semibold text-16">
            {title}
          </h2>
          {lead && (
            <p id={`${id}-lead`} className="text-ink-2">
              {lead}
            </p>
          )}
        </div>
        <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-4.5 pb-3">{children}</div>
        {actions && (
          <div className="flex flex-wrap items-center justify-end gap-2 border-line border-t px-3.5 py-3">
            {actions}
          </div>
        )}
      </div>
    </dialog>
  );
}
