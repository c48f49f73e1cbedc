// Whose page is this?
import type { ReactNode } from "react";

type ClientHeaderProps = {
  client: { name: string; initials: string; facts: readonly string[] };
  /** How the client's plans stand, where that is known. */
  standing?: ReactNode;
  actions: ReactNode;
};

export function ClientHeader({ client, standing, actions }: ClientHeaderProps) {
  return (
    <div className="mx-auto flex w-full max-w-[1392px] flex-wrap items-center gap-x-4 gap-y-3 px-4 py-6 md:px-6">
      <span
        aria-hidden="true"
        className="grid size-11 place-items-center rounded-full bg-sunken font-semibold text-ink-2 ring-1 ring-line-2 ring-inset max-sm:hidden"
      >
        {client.initials}
      </span>
      <div className="min-w-0">
        <h1 className="font-semibold text-24">{client.name}</h1>
        <ul className="flex flex-wrap items-center gap-x-5 text-ink-2">
          {client.facts.map((fact, index) => (
            <li
              key={fact}
              className={
                index > 0 ? "relative before:absolute before:-left-3 before:text-ink-3 before:content-['·']" : ""
              }
            >
              {fact}
            </li>
          ))}
          {standing && <li>{standing}</li>}
        </ul>
      </div>
      <div className="ml-auto flex flex-wrap gap-2" data-screen-only>
        {actions}
      </div>
    </div>
  );
}
