// What stands where a plan is still to come?
import { SkeletonLine, SkeletonRibbon } from "@/components/ui/skeleton";

const rows = ["62%", "70%", "58%", "66%"];

/** The size of what comes: a name, a ribbon, and its visits. */
export function PlanWaiting() {
  return (
    <div aria-busy="true" className="mx-auto grid w-full max-w-[1392px] gap-8 px-4 py-6 md:px-6">
      <div className="grid h-11 w-64 content-center gap-3">
        <SkeletonLine width="70%" />
        <SkeletonLine width="45%" />
      </div>
      <div className="rounded-12 border border-line bg-surface px-6 py-16 [--ribbon-ground:var(--surface)]">
        <SkeletonRibbon />
      </div>
      <div className="grid gap-11 pt-4">
        {rows.map((width) => (
          <SkeletonLine key={width} width={width} />
        ))}
      </div>
    </div>
  );
}
