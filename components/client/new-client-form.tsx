"use client";
// How does a new client come onto the list?
import { useRouter } from "next/navigation";
import { type FormEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import type { AddClientInput } from "@/lib/schemas/client";
import { type Answered, sentenceOf } from "./answered";

type Words = Record<
  | "givenName"
  | "familyName"
  | "bornOn"
  | "skinType"
  | "skinTypeUnknown"
  | "email"
  | "phone"
  | "phoneHint"
  | "service"
  | "serviceHint"
  | "invitation"
  | "invitationHint"
  | "byEmail"
  | "bySms"
  | "location"
  | "save"
  | "saving"
  | "cancel"
  | "failed"
  | "failedReference",
  string
>;

type NewClientFormProps = {
  add: (input: AddClientInput) => Promise<Answered<{ clientId: string }>>;
  locations: { value: string; label: string }[];
  today: string;
  words: Words;
};

const SKIN_TYPES = ["I", "II", "III", "IV", "V", "VI"];

/** What was typed stays through a refusal; the first field that was refused gets the focus. */
export function NewClientForm({ add, locations, today, words }: NewClientFormProps) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const wasPressed = useRef(false);
  const [isBusy, setIsBusy] = useState(false);
  const [fields, setFields] = useState<Record<string, string>>({});
  const [refusal, setRefusal] = useState<string | null>(null);

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (wasPressed.current) return;
    wasPressed.current = true;
    setIsBusy(true);
    const data = new FormData(event.currentTarget);
    const text = (name: string) => String(data.get(name) ?? "");
    const answer = await add({
      givenName: text("givenName"),
      familyName: text("familyName"),
      bornOn: text("bornOn"),
      skinType: text("skinType") === "" ? null : Number(text("skinType")),
      email: text("email"),
      phone: text("phone"),
      mayWrite: { service: channelsIn(data, "service"), invitation: channelsIn(data, "invitation") },
      locationId: text("locationId"),
    }).catch(() => null);
    if (answer?.ok) {
      router.push(`/clinic/clients/${answer.value.clientId}?added=1`);
      return;
    }
    wasPressed.current = false;
    setIsBusy(false);
    setFields(answer?.fields ?? {});
    setRefusal(answer ? sentenceOf(answer, words) : words.failed);
    const [first] = Object.keys(answer?.fields ?? {});
    const refused = first === undefined ? null : form.current?.elements.namedItem(first);
    if (refused instanceof HTMLElement) refused.focus();
  }

  return (
    <form ref={form} onSubmit={save} noValidate className="grid gap-4 sm:grid-cols-2">
      {refusal && (
        <Notice kind="refused" className="sm:col-span-2">
          {refusal}
        </Notice>
      )}
      <Field label={words.givenName} error={fields.givenName}>
        {(control) => <TextInput {...control} name="givenName" autoComplete="off" required />}
      </Field>
      <Field label={words.familyName} error={fields.familyName}>
        {(control) => <TextInput {...control} name="familyName" autoComplete="off" required />}
      </Field>
      <Field label={words.bornOn} error={fields.bornOn}>
        {(control) => <TextInput {...control} name="bornOn" type="date" max={today} />}
      </Field>
      <Field label={words.skinType} error={fields.skinType}>
        {(control) => (
          <Select {...control} name="skinType" defaultValue="">
            <option value="">{words.skinTypeUnknown}</option>
            {SKIN_TYPES.map((type, index) => (
              <option key={type} value={index + 1}>
                {type}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={words.email} error={fields.email}>
        {(control) => <TextInput {...control} name="email" type="email" autoComplete="off" />}
      </Field>
      <Field label={words.phone} hint={words.phoneHint} error={fields.phone}>
        {(control) => <TextInput {...control} name="phone" type="tel" autoComplete="off" />}
      </Field>
      <Field label={words.location} error={fields.locationId} className="sm:col-span-2 sm:w-[calc(50%-0.5rem)]">
        {(control) => (
          <Select {...control} name="locationId">
            {locations.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Consents name="service" title={words.service} hint={words.serviceHint} isTicked words={words} />
      <Consents name="invitation" title={words.invitation} hint={words.invitationHint} words={words} />
      <div className="flex gap-2 border-line border-t pt-4 sm:col-span-2">
        <Button type="submit" variant="filled" busy={isBusy} busyLabel={words.saving}>
          {words.save}
        </Button>
        <LinkButton href="/clinic/clients" variant="quiet">
          {words.cancel}
        </LinkButton>
      </div>
    </form>
  );
}

const CHANNELS = ["email", "sms"] as const;

function channelsIn(data: FormData, name: string): AddClientInput["mayWrite"]["service"] {
  return CHANNELS.filter((channel) => data.getAll(name).includes(channel));
}

type ConsentsProps = { name: "service" | "invitation"; title: string; hint: string; isTicked?: boolean; words: Words };

/** By which channels one kind of message may come. */
function Consents({ name, title, hint, isTicked = false, words }: ConsentsProps) {
  const labels = { email: words.byEmail, sms: words.bySms };
  return (
    <fieldset aria-describedby={`${name}-hint`} className="min-w-0">
      <legend className="pb-1 font-medium">{title}</legend>
      {CHANNELS.map((channel) => (
        <Checkbox key={channel} name={name} value={channel} label={labels[channel]} defaultChecked={isTicked} />
      ))}
      <p id={`${name}-hint`} className="pt-1 text-12 text-ink-3">
        {hint}
      </p>
    </fieldset>
  );
}
