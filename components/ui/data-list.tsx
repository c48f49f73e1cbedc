// What is known about one thing, name by name?
import type { ReactNode } from "react";

/** Names at the left, values at the right; a row without a value is left out. */
export function DataList({ rows }: { rows: { name: string; value: ReactNode }[] }) {
  return (
    <dl className="grid grid-cols-[5.75rem_1fr] gap-y-2 text-13">
      {rows
        .filter(({ value }) => value !== null && value !== undefined && value !== "")
        .map(({ name, value }) => (
          <div key={name} className="col-span-2 grid grid-cols-subgrid">
            <dt className="text-ink-3">{name}</dt>
            <dd className="min-w-0">{value}</dd>
          </div>
        ))}
    </dl>
  );
}
