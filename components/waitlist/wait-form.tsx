"use client";
// When and with whom would an earlier time suit, and who stops waiting?
import { useId, useRef, useState, useTransition } from "react";
import { type Answered, sentenceOf } from "@/components/client/answered";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { TimeRange } from "@/components/ui/time-range";
import { type Weekday, WeekdayPicker } from "@/components/ui/weekday-picker";

type Wishes = { weekdays?: number[]; from?: number; until?: number; clinicianId?: string };
export type JoinAction = (input: { planId: string; visitId: string; wishes: Wishes }) => Promise<Answered<unknown>>;
export type LeaveAction = (input: { entryId: string }) => Promise<Answered<unknown>>;

export type WaitFormProps = {
  planId: string;
  /** The visits that could wait; where there is one it is not asked for. */
  visits: { id: string; label: string }[];
  /** Null while nobody waits for it. */
  entry: { id: string; wishes: Wishes } | null;
  choices: {
    weekdays: { value: Weekday; short: string; long: string }[];
    times: { minute: number; label: string }[];
    any: { from: number; until: number };
    clinicians: { value: string; label: string }[];
  };
  words: {
    days: string;
    between: string;
    from: string;
    until: string;
    to: string;
    clinician: string;
    visit: string;
    join: string;
    joining: string;
    save: string;
    saving: string;
    leave: string;
    leaving: string;
    failed: string;
    failedReference: string;
  };
  /** In px: 34 at the desk, 48 for clients. */
  size?: 34 | 48;
  onJoin: JoinAction;
  onLeave: LeaveAction;
};

/** What was chosen stays after a "no". Pressed twice it waits once: the operation knows who waits already. */
export function WaitForm({ planId, visits, entry, choices, words, size = 34, onJoin, onLeave }: WaitFormProps) {
  const [pending, start] = useTransition();
  const [doing, setDoing] = useState<"join" | "leave">("join");
  const [refusal, setRefusal] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const id = useId();
  const { any } = choices;
  const wishes = entry?.wishes ?? {};

  function run(what: "join" | "leave", send: () => Promise<Answered<unknown>>) {
    setRefusal(null);
    setDoing(what);
    start(async () => {
      const answer = await send().catch(() => null);
      if (!answer?.ok) setRefusal(answer ? sentenceOf(answer, words) : words.failed);
    });
  }

  function join() {
    if (!form.current) return;
    const data = new FormData(form.current);
    const from = Number(data.get("from"));
    const until = Number(data.get("until"));
    const clinicianId = String(data.get("clinician") ?? "");
    const weekdays = data.getAll("weekdays").map(Number);
    const visitId = String(data.get("visit") ?? visits[0]?.id ?? "");
    run("join", () =>
      onJoin({
        ...{ planId, visitId },
        wishes: {
          ...(weekdays.length > 0 && { weekdays }),
          ...(from > any.from && { from }),
          ...(until < any.until && { until }),
          ...(clinicianId !== "" && { clinicianId }),
        },
      }),
    );
  }

  return (
    <form
      ref={form}
      noValidate
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        join();
      }}
    >
      {visits.length > 1 && (
        <Field id={`${id}-visit`} label={words.visit}>
          {(control) => (
            <Select {...control} name="visit">
              {visits.map((visit) => (
                <option key={visit.id} value={visit.id}>
                  {visit.label}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
      <WeekdayPicker
        legend={words.days}
        name="weekdays"
        days={choices.weekdays}
        selected={choices.weekdays.map(({ value }) => value).filter((day) => wishes.weekdays?.includes(day))}
      />
      <div className="flex flex-wrap gap-3">
        <TimeRange
          legend={words.between}
          words={{ from: words.from, until: words.until, between: words.to }}
          names={{ from: "from", until: "until" }}
          times={choices.times}
          from={wishes.from ?? any.from}
          until={wishes.until ?? any.until}
        />
        <Field id={`${id}-clinician`} label={words.clinician} className="min-w-40 flex-1">
          {(control) => (
            <Select {...control} name="clinician" defaultValue={wishes.clinicianId ?? ""}>
              {choices.clinicians.map((one) => (
                <option key={one.value} value={one.value}>
                  {one.label}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
      {refusal && (
        <Notice kind="refused" size={size === 48 ? 16 : 13}>
          {refusal}
        </Notice>
      )}
      <div className="flex flex-wrap gap-2">
        <Button
          type="submit"
          size={size}
          busy={pending && doing === "join"}
          busyLabel={entry ? words.saving : words.joining}
          className="pointer-coarse:min-h-11"
        >
          {entry ? words.save : words.join}
        </Button>
        {entry && (
          <Button
            variant="quiet"
            size={size}
            busy={pending && doing === "leave"}
            busyLabel={words.leaving}
            className="pointer-coarse:min-h-11"
            onClick={() => run("leave", () => onLeave({ entryId: entry.id }))}
          >
            {words.leave}
          </Button>
        )}
      </div>
    </form>
  );
}
