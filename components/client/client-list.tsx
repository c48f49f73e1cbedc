// Which clients are there, when do they come next, and how do their plans stand?
import Link from "next/link";
import { StandingBadge } from "@/components/plan/standing-badge";
import type { PlanStanding } from "@/lib/rules/plan-standing";

type ClientListProps = {
  rows: {
    id: string;
    name: string;
    ageText: string | null;
    phone: string | null;
    nextText: string | null;
    plans: { id: string; title: string; standing: { state: PlanStanding; word: string }; riskText: string | null }[];
  }[];
  words: { name: string; nextVisit: string; plans: string; noPlan: string; noVisit: string };
};

/** The whole row is the link; the name is what it is called. */
export function ClientList({ rows, words }: ClientListProps) {
  return (
    <table className="w-full border-line border-t text-left">
      <thead className="text-12 text-ink-3 max-md:sr-only">
        <tr>
          <th className="py-2 font-medium">{words.name}</th>
          <th className="py-2 font-medium">{words.nextVisit}</th>
          <th className="py-2 font-medium">{words.plans}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr
            key={row.id}
            className="relative border-line border-t align-top transition-colors hover:bg-hover max-md:grid max-md:gap-1 max-md:py-3"
          >
            <td className="md:w-[26%] md:py-3">
              <Link
                href={`/clinic/clients/${row.id}`}
                prefetch={false}
                className="rounded-4 font-semibold after:absolute after:inset-0"
              >
                {row.name}
              </Link>
              {row.ageText && <span className="ml-2.5 text-ink-3">{row.ageText}</span>}
              {row.phone && (
                <a
                  href={`tel:${row.phone}`}
                  className="relative z-1 block w-fit rounded-4 text-13 text-ink-2 hover:underline"
                >
                  {row.phone}
                </a>
              )}
            </td>
            <td className="md:w-[18%] md:py-3">
              {row.nextText ? (
                <>
                  <span className="text-ink-3 md:hidden">{words.nextVisit}: </span>
                  {row.nextText}
                </>
              ) : (
                <span className="text-ink-3">{words.noVisit}</span>
              )}
            </td>
            <td className="md:py-3">
              {row.plans.length === 0 && <span className="text-ink-3">{words.noPlan}</span>}
              <ul className="grid gap-1">
                {row.plans.map(({ id, title, standing, riskText }) => (
                  <li key={id} className="flex flex-wrap items-center gap-x-3">
                    <span className="w-24">
                      <StandingBadge standing={standing} />
                    </span>
                    <span className="text-ink-2">{title}</span>
                    {riskText && <span className="basis-full text-13 text-risk-ink">{riskText}</span>}
                  </li>
                ))}
              </ul>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
