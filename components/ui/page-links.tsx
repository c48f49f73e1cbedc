// How does a person get to the next page of a list, and back?
import { LinkButton } from "./link-button";

type PageLink = { href: string; label: string } | null;

/** Nothing where there is one page. */
export function PageLinks({ label, before, after }: { label: string; before: PageLink; after: PageLink }) {
  if (!before && !after) return null;
  return (
    <nav aria-label={label} className="flex items-center gap-3 pt-5">
      {before && (
        <LinkButton href={before.href} className="pointer-coarse:h-11">
          {before.label}
        </LinkButton>
      )}
      <span className="text-13 text-ink-3">{label}</span>
      {after && (
        <LinkButton href={after.href} className="pointer-coarse:h-11">
          {after.label}
        </LinkButton>
      )}
    </nav>
  );
}
