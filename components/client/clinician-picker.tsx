"use client";
// Whose day is shown?
import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";

type ClinicianPickerProps = {
  clinicians: { value: string; label: string }[];
  value: string;
  words: { label: string; show: string };
};

/** A form that works by itself; with script the choice is enough. */
export function ClinicianPicker({ clinicians, value, words }: ClinicianPickerProps) {
  const router = useRouter();
  return (
    <form action="/clinic" className="flex items-end gap-2">
      <Field label={words.label} className="grow">
        {(control) => (
          <Select
            key={value}
            {...control}
            name="with"
            defaultValue={value}
            onChange={(event) => router.push(`/clinic?with=${event.target.value}`)}
          >
            {clinicians.map((one) => (
              <option key={one.value} value={one.value}>
                {one.label}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <noscript>
        <Button type="submit" className="h-9">
          {words.show}
        </Button>
      </noscript>
    </form>
  );
}
