// How does a person switch between a few views that each have an address?
import Link from "next/link";

type LinkSegmentsProps = { label: string; segments: { key: string; label: string; href: string; isShown: boolean }[] };

/** Looks like the kit's segmented choice; each part is a link, so that the address keeps it. */
export function LinkSegments({ label, segments }: LinkSegmentsProps) {
  return (
    <nav aria-label={label} className="inline-flex rounded-8 bg-sunken p-0.5 ring-1 ring-line ring-inset">
      {segments.map(({ key, label: name, href, isShown }) => (
        <Link
          key={key}
          href={href}
          scroll={false}
          aria-current={isShown ? "true" : undefined}
          className="flex min-h-7 items-center rounded-6 px-2.75 font-medium text-13 text-ink-2 transition-colors hover:text-ink aria-[current]:bg-float aria-[current]:text-ink aria-[current]:ring-1 aria-[current]:ring-line-2"
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
