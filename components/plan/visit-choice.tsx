// Which visit of the plan is it about?
import Link from "next/link";
import { classNames } from "@/components/ui/class-names";

type VisitChoiceProps = {
  label: string;
  options: readonly { href: string; title: string; detail: string; isChosen: boolean }[];
};

/** Each choice is a link: the page says what it would do. */
export function VisitChoice({ label, options }: VisitChoiceProps) {
  return (
    <nav aria-label={label} className="grid max-w-180 gap-2">
      <p className="font-medium text-13 text-ink-3">{label}</p>
      <ul className="flex flex-wrap gap-2">
        {options.map(({ href, title, detail, isChosen }) => (
          <li key={href}>
            <Link
              href={href}
              replace
              scroll={false}
              prefetch={false}
              aria-current={isChosen || undefined}
              className={classNames(
                "grid min-h-11 rounded-8 border px-3 py-1.5 text-13",
                isChosen ? "border-accent bg-accent-soft" : "border-line-2 bg-surface hover:bg-hover",
              )}
            >
              <span className="font-medium">{title}</span>
              <span className="text-ink-2">{detail}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
