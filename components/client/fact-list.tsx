// What is known of a client or a visit, with a phone number that calls and an e-mail address that writes?
import { DataList } from "@/components/ui/data-list";

type FactListProps = { rows: { name: string; value: string | null; href?: string | null }[] };

export function FactList({ rows }: FactListProps) {
  return (
    <DataList
      rows={rows.map(({ name, value, href }) => ({
        name,
        value:
          href && value ? (
            <a href={href} className="rounded-4 hover:underline">
              {value}
            </a>
          ) : (
            value
          ),
      }))}
    />
  );
}
