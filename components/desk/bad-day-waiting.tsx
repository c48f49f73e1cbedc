// What stands in the place of the answer while places are looked for?
import { SkeletonLine } from "@/components/ui/skeleton";

const ROWS = ["70%", "55%", "64%", "48%"];

/** The sentence is read out at once; grey rows in the size of what comes. */
export function BadDayWaiting({ children }: { children: string }) {
  return (
    <div aria-busy="true" className="grid gap-4">
      <p role="status" className="font-medium">
        {children}
      </p>
      <div className="divide-y divide-line border-line border-y">
        {ROWS.map((width) => (
          <div key={width} className="grid h-13 items-center">
            <SkeletonLine width={width} />
          </div>
        ))}
      </div>
    </div>
  );
}
