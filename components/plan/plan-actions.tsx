// What else can be done with a plan, out of the way until it is asked for?
import { Ellipsis } from "lucide-react";
import Link from "next/link";
import { buttonLook } from "@/components/ui/button-look";
import { Icon } from "@/components/ui/icon";

type PlanActionsProps = {
  planId: string;
  label: string;
  /** What a screen reader calls the menu. */
  name: string;
  actions: readonly { key: string; label: string; href: string }[];
};

/** The browser's own popover: Enter opens it, Tab walks it, Esc closes it and gives the focus back. */
export function PlanActions({ planId, label, name, actions }: PlanActionsProps) {
  if (actions.length === 0) return null;
  const id = `actions-${planId}`;
  return (
    <div data-screen-only>
      <button
        type="button"
        popoverTarget={id}
        aria-label={name}
        style={{ anchorName: `--${id}` }}
        className={`${buttonLook("outline", 34)} max-sm:h-11`}
      >
        <Icon of={Ellipsis} />
        {label}
      </button>
      <nav
        id={id}
        popover="auto"
        aria-label={name}
        style={{ positionAnchor: `--${id}` }}
        className="inset-auto m-0 mt-1 min-w-56 rounded-10 bg-float p-1 text-ink shadow-float ring-1 ring-line [position-area:block-end_span-inline-start] [position-try-fallbacks:flip-block] forced-colors:border"
      >
        <ul>
          {actions.map(({ key, label: action, href }) => (
            <li key={key}>
              <Link
                href={href}
                prefetch={false}
                className="flex min-h-9 items-center rounded-6 px-3 hover:bg-hover pointer-coarse:min-h-11"
              >
                {action}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}
