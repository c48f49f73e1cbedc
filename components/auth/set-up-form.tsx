"use client";
// How does a person say what their clinic is, once?
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { Stepper } from "@/components/ui/stepper";
import { TextArea, TextInput } from "@/components/ui/text-input";
import { TimeRange } from "@/components/ui/time-range";
import { type Weekday, WeekdayPicker } from "@/components/ui/weekday-picker";

type Words = Record<
  | "clinic"
  | "clinicName"
  | "phone"
  | "phoneHint"
  | "address"
  | "timeZone"
  | "you"
  | "ownerName"
  | "email"
  | "password"
  | "passwordHint"
  | "begin"
  | "ownerTreats"
  | "clinicianNames"
  | "clinicianNamesHint"
  | "noClinician"
  | "rooms"
  | "roomLess"
  | "roomMore"
  | "devices"
  | "deviceLess"
  | "deviceMore"
  | "weekdays"
  | "hours"
  | "opensAt"
  | "closesAt"
  | "between"
  | "hoursNote"
  | "submit"
  | "busy"
  | "failed"
  | "failedReference"
  | "signInFailed"
  | "signIn",
  string
>;

type FoundAnswer =
  | { ok: true }
  | { ok: false; code: string; sentence: string; fields: Record<string, string>; reference?: string };

type SetUpFormProps = {
  timeZones: string[];
  weekdays: { value: Weekday; short: string; long: string }[];
  times: { minute: number; label: string }[];
  words: Words;
  onFound: (input: unknown) => Promise<FoundAnswer>;
};

type Trouble = { sentence: string; fields: Record<string, string>; toSignIn: boolean };

const HEIGHT = 44;

export function SetUpForm({ timeZones, weekdays, times, words, onFound }: SetUpFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [rooms, setRooms] = useState(2);
  const [devices, setDevices] = useState(1);
  const [zone, setZone] = useState("UTC");
  const [hours, setHours] = useState({ from: 540, until: 1080 });
  const errors = trouble?.fields ?? {};

  useEffect(() => {
    const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (timeZones.includes(here)) setZone(here);
  }, [timeZones]);
  // What is to be corrected first gets the focus.
  useEffect(() => {
    if (trouble) form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus();
  }, [trouble]);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const text = (name: string) => String(data.get(name) ?? "");
    const email = text("email");
    const password = text("password");
    setBusy(true);
    setTrouble(null);
    const answer = await onFound({
      clinicName: text("clinicName"),
      phone: text("phone"),
      address: text("address"),
      timeZone: zone,
      ownerName: text("ownerName"),
      email,
      password,
      ownerTreats: data.has("ownerTreats"),
      clinicianNames: text("clinicianNames")
        .split("\n")
        .map((name) => name.trim())
        .filter((name) => name !== ""),
      rooms,
      devices,
      weekdays: data.getAll("weekdays").map(Number),
      opensAt: hours.from,
      closesAt: hours.until,
    }).catch((): FoundAnswer => ({ ok: false, code: "offline", sentence: words.failed, fields: {} }));
    if (!answer.ok) {
      setBusy(false);
      setTrouble(troubleOf(answer, words));
      return;
    }
    const signedIn = await import("next-auth/react")
      .then(({ signIn }) => signIn("password", { email, password, redirect: false }))
      .catch(() => undefined);
    if (signedIn?.ok && !signedIn.error) {
      window.location.assign("/");
      return;
    }
    setBusy(false);
    setTrouble({ sentence: words.signInFailed, fields: {}, toSignIn: true });
  }

  return (
    <form ref={form} onSubmit={submit} method="post" noValidate className="grid gap-10">
      <Part title={words.clinic}>
        <Field label={words.clinicName} error={errors.clinicName}>
          {(control) => <TextInput {...control} name="clinicName" autoComplete="organization" height={HEIGHT} />}
        </Field>
        <Field label={words.phone} hint={words.phoneHint} error={errors.phone}>
          {(control) => <TextInput {...control} name="phone" type="tel" autoComplete="tel" height={HEIGHT} />}
        </Field>
        <Field label={words.address} error={errors.address}>
          {(control) => <TextInput {...control} name="address" autoComplete="street-address" height={HEIGHT} />}
        </Field>
        <Field label={words.timeZone} error={errors.timeZone}>
          {(control) => (
            <Select {...control} value={zone} onChange={(event) => setZone(event.target.value)} height={HEIGHT}>
              {timeZones.map((name) => (
                <option key={name} value={name}>
                  {name.replaceAll("_", " ")}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </Part>
      <Part title={words.you}>
        <Field label={words.ownerName} error={errors.ownerName}>
          {(control) => <TextInput {...control} name="ownerName" autoComplete="name" height={HEIGHT} />}
        </Field>
        <Field label={words.email} error={errors.email}>
          {(control) => <TextInput {...control} name="email" type="email" autoComplete="username" height={HEIGHT} />}
        </Field>
        <Field label={words.password} hint={words.passwordHint} error={errors.password}>
          {(control) => (
            <TextInput {...control} name="password" type="password" autoComplete="new-password" height={HEIGHT} />
          )}
        </Field>
      </Part>
      <Part title={words.begin}>
        <div className="sm:col-span-2">
          <Checkbox name="ownerTreats" defaultChecked label={words.ownerTreats} />
        </div>
        <Field
          label={words.clinicianNames}
          hint={words.clinicianNamesHint}
          error={errors.clinicianNames && words.noClinician}
          className="sm:col-span-2"
        >
          {(control) => <TextArea {...control} name="clinicianNames" rows={2} height={HEIGHT} />}
        </Field>
        <Field label={words.rooms} error={errors.rooms}>
          {(control) => (
            <Stepper
              {...control}
              value={rooms}
              min={1}
              max={20}
              onChange={setRooms}
              words={{ less: words.roomLess, more: words.roomMore }}
            />
          )}
        </Field>
        <Field label={words.devices} error={errors.devices}>
          {(control) => (
            <Stepper
              {...control}
              value={devices}
              min={1}
              max={20}
              onChange={setDevices}
              words={{ less: words.deviceLess, more: words.deviceMore }}
            />
          )}
        </Field>
        <div className="grid content-start gap-1.25">
          <WeekdayPicker legend={words.weekdays} name="weekdays" days={weekdays} selected={[1, 2, 3, 4, 5]} />
          {errors.weekdays && <p className="text-13 text-late-ink">{errors.weekdays}</p>}
        </div>
        <TimeRange
          legend={words.hours}
          words={{ from: words.opensAt, until: words.closesAt, between: words.between }}
          names={{ from: "opensAt", until: "closesAt" }}
          times={times}
          {...hours}
          onChange={setHours}
        />
        <p className="text-13 text-ink-3 sm:col-span-2">{words.hoursNote}</p>
      </Part>
      <div className="grid gap-4">
        {trouble && (
          <Notice
            kind="refused"
            action={trouble.toSignIn ? <LinkButton href="/sign-in">{words.signIn}</LinkButton> : undefined}
          >
            {trouble.sentence}
          </Notice>
        )}
        <Button type="submit" variant="filled" size={48} busy={busy} busyLabel={words.busy}>
          {words.submit}
        </Button>
      </div>
    </form>
  );
}

function troubleOf(answer: Extract<FoundAnswer, { ok: false }>, words: Words): Trouble {
  const { code, fields, reference } = answer;
  const failed = reference === undefined ? words.failed : words.failedReference.replace("{reference}", reference);
  return { sentence: code === "failed" ? failed : answer.sentence, fields, toSignIn: code === "set-up-done" };
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="min-w-0 border-line border-t pt-6">
      <legend className="float-left mb-4 w-full font-semibold text-16">{title}</legend>
      <div className="clear-both grid gap-4 sm:grid-cols-2">{children}</div>
    </fieldset>
  );
}
