// What stands where something is still to come?

/** A grey line in the place of text; nothing shows for the first 150 ms. */
export function SkeletonLine({ width = "100%" }: { width?: string }) {
  return <span aria-hidden="true" className="block h-3 animate-late rounded-6 bg-track" style={{ width }} />;
}

const lozenges = [16, 38, 60, 80];

/** The ribbon's shape: a track with its windows. */
export function SkeletonRibbon() {
  return (
    <span aria-hidden="true" className="relative block h-10 animate-late">
      <span className="absolute inset-x-0 top-3.25 h-3.5 rounded-full bg-track" />
      {lozenges.map((left, index) => (
        <span
          key={left}
          className="absolute top-1.5 h-7 rounded-full bg-track ring-3 ring-(--ribbon-ground)"
          style={{ left: `${left}%`, width: index === lozenges.length - 1 ? "15%" : "9%" }}
        />
      ))}
    </span>
  );
}
