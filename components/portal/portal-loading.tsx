// What does a client see until their page is there?
import { SkeletonLine } from "@/components/ui/skeleton";
import { VisuallyHidden } from "@/components/ui/visually-hidden";

const blocks = [
  { name: "care", lines: ["30%", "82%", "64%", "74%", "58%"] },
  { name: "next", lines: ["44%", "70%", "86%"] },
];

/** Grey shapes in the size of what comes. */
export function PortalLoading({ word }: { word: string }) {
  return (
    <div role="status" className="grid gap-6">
      <VisuallyHidden>{word}</VisuallyHidden>
      <div className="grid gap-3 py-2">
        <SkeletonLine width="70%" />
        <SkeletonLine width="50%" />
      </div>
      {blocks.map(({ name, lines }) => (
        <div key={name} className="grid gap-5 rounded-12 border border-line bg-surface px-4 py-5">
          {lines.map((width) => (
            <SkeletonLine key={width} width={width} />
          ))}
        </div>
      ))}
    </div>
  );
}
