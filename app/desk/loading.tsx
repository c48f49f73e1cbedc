// What stands where a page of the desk is still to come?
import { SkeletonLine } from "@/components/ui/skeleton";

const ROWS = ["34%", "52%", "46%", "60%", "38%", "55%"];

export default function Loading() {
  return (
    <div aria-busy="true" className="mx-auto grid w-full max-w-336 gap-6 px-4 py-6 md:px-6">
      <SkeletonLine width="12rem" />
      {ROWS.map((width) => (
        <SkeletonLine key={width} width={width} />
      ))}
    </div>
  );
}
