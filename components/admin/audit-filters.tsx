// Whose acts, of which kind, about whom and from when are shown?
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";

type Option = { value: string; label: string };

type AuditFiltersProps = {
  people: Option[];
  kinds: Option[];
  filter: { who: string; kind: string; words: string; from: string; to: string };
  /** The one client that the log is about already; then none is searched. */
  clientId: string | null;
  /** Where everything is shown; null when it is. */
  clearHref: string | null;
  words: Record<
    | "filters"
    | "who"
    | "everybody"
    | "kind"
    | "everything"
    | "client"
    | "clientHint"
    | "from"
    | "to"
    | "show"
    | "clear",
    string
  >;
};

/** A form that asks for another address: it works without script. */
export function AuditFilters({ people, kinds, filter, clientId, clearHref, words }: AuditFiltersProps) {
  return (
    <form action="/admin/audit" aria-label={words.filters} className="flex flex-wrap items-end gap-3">
      {clientId !== null && <input type="hidden" name="client" value={clientId} />}
      <Choice name="who" label={words.who} all={words.everybody} options={people} value={filter.who} />
      <Choice name="kind" label={words.kind} all={words.everything} options={kinds} value={filter.kind} />
      {clientId === null && (
        <Field label={words.client} className="w-52 max-sm:w-full">
          {(control) => (
            <TextInput
              {...control}
              name="q"
              defaultValue={filter.words}
              maxLength={100}
              placeholder={words.clientHint}
            />
          )}
        </Field>
      )}
      <Field label={words.from} className="w-38 max-sm:flex-1">
        {(control) => <TextInput {...control} type="date" name="from" defaultValue={filter.from} />}
      </Field>
      <Field label={words.to} className="w-38 max-sm:flex-1">
        {(control) => <TextInput {...control} type="date" name="to" defaultValue={filter.to} />}
      </Field>
      <div className="flex gap-2">
        <Button type="submit" className="h-9">
          {words.show}
        </Button>
        {clearHref && (
          <LinkButton href={clearHref} variant="quiet" className="h-9">
            {words.clear}
          </LinkButton>
        )}
      </div>
    </form>
  );
}

function Choice({
  name,
  label,
  all,
  options,
  value,
}: {
  name: string;
  label: string;
  all: string;
  options: Option[];
  value: string;
}) {
  return (
    <Field label={label} className="w-52 max-sm:w-full">
      {(control) => (
        <Select {...control} key={value} name={name} defaultValue={value}>
          <option value="">{all}</option>
          {options.map((one) => (
            <option key={one.value} value={one.value}>
              {one.label}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
