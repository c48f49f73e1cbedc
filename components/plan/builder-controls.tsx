"use client";
// With which wishes is a course placed?
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Stepper } from "@/components/ui/stepper";
import { TextInput } from "@/components/ui/text-input";
import { TimeRange } from "@/components/ui/time-range";
import { WeekdayPicker } from "@/components/ui/weekday-picker";
import type { BuilderChoices } from "@/lib/schemas/builder-choices";
import type { SeriesInput } from "@/lib/schemas/series";
import type { BuilderWords } from "./builder-words";

type BuilderControlsProps = {
  input: SeriesInput;
  choices: BuilderChoices;
  words: BuilderWords;
  /** `notice`: what else changes with it. */
  onChange: (input: SeriesInput, notice?: string) => void;
};

/** Places that were chosen by hand stay through any wish that leaves their visits what they are. */
export function BuilderControls({ input, choices, words, onChange }: BuilderControlsProps) {
  const { preferences } = input;
  const protocol = choices.protocols.find(({ value }) => value === input.protocolVersionId);
  const earliest = choices.times[0]?.minute ?? 0;
  const latest = choices.times.at(-1)?.minute ?? 1440;
  const wish = (changed: Partial<SeriesInput["preferences"]>) =>
    onChange({ ...input, preferences: { ...preferences, ...changed } });

  const chooseProtocol = (value: string) => {
    const next = choices.protocols.find((one) => one.value === value);
    if (!next) return;
    // Leaving a protocol that is for one area only, the course goes to the first area that is free again.
    const keeps = next.areas.includes(input.area) && (protocol?.areas.length !== 1 || next.areas.length === 1);
    const free = choices.areas.find((one) => next.areas.includes(one.value) && !one.isTaken)?.value;
    const area = keeps ? input.area : (free ?? next.areas[0] ?? input.area);
    onChange({ ...input, protocolVersionId: value, area, sessions: next.usual, pins: [], unticked: [] });
  };
  const chooseSessions = (sessions: number) => {
    const same = Math.min(sessions, input.sessions);
    onChange({ ...input, sessions, pins: input.pins.filter(({ position }) => position <= same), unticked: [] });
  };
  const chooseClinician = (value: string) => {
    const { clinicianId: _was, ...others } = preferences;
    onChange({ ...input, preferences: value === "" ? others : { ...others, clinicianId: value } });
  };
  const chooseLocation = (locationId: string) => {
    const { clinicianId, ...others } = preferences;
    const wished = choices.clinicians.find(({ value }) => value === clinicianId);
    if (!wished || wished.locationIds.includes(locationId)) {
      onChange({ ...input, locationId, pins: [] });
      return;
    }
    const location = choices.locations.find(({ value }) => value === locationId)?.label ?? "";
    const notice = words.clinicianElsewhere.replace("{clinician}", wished.label).replace("{location}", location);
    onChange({ ...input, locationId, pins: [], preferences: others }, notice);
  };
  const chooseHours = (range: { from: number; until: number }) => {
    const { from: _from, until: _until, ...others } = preferences;
    const isAny = range.from === earliest && range.until === latest;
    onChange({ ...input, preferences: isAny ? others : { ...others, ...range } });
  };
  const chooseFirst = (value: string) => {
    const { firstOn: _was, ...others } = input;
    const pins = input.pins.filter(({ position }) => position !== 1);
    if (value === "") onChange({ ...others, pins });
    else if (value >= choices.firstOn.min && value <= choices.firstOn.max)
      onChange({ ...others, firstOn: value, pins });
  };

  const chooseEvent = (value: string) => {
    const { bigEventOn: _was, ...others } = input;
    if (value === "") onChange(others);
    else if (value >= choices.firstOn.min && value <= choices.firstOn.max) onChange({ ...others, bigEventOn: value });
  };

  return (
    <div className="flex flex-wrap items-start gap-x-3 gap-y-4" data-screen-only>
      <Field label={words.protocol} className="w-full sm:w-48">
        {(control) => (
          <Select {...control} value={input.protocolVersionId} onChange={(event) => chooseProtocol(event.target.value)}>
            {choices.protocols.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={words.area} className="w-30 max-sm:grow">
        {(control) => (
          <Select
            {...control}
            value={input.area}
            onChange={(event) => {
              const area = choices.areas.find(({ value }) => value === event.target.value)?.value;
              if (area) onChange({ ...input, area });
            }}
          >
            {choices.areas
              .filter(({ value }) => protocol?.areas.includes(value) ?? true)
              .map(({ value, label, isTaken }) => (
                <option key={value} value={value} disabled={isTaken}>
                  {label}
                </option>
              ))}
          </Select>
        )}
      </Field>
      <Field label={words.sessions} className="w-26 pointer-coarse:w-32">
        {(control) => (
          <Stepper
            {...control}
            value={input.sessions}
            min={protocol?.min ?? 1}
            max={protocol?.max ?? 1}
            onChange={chooseSessions}
            words={{ less: words.sessionLess, more: words.sessionMore }}
          />
        )}
      </Field>
      <WeekdayPicker
        legend={words.preferDays}
        name="weekdays"
        days={choices.weekdays}
        selected={choices.weekdays.map(({ value }) => value).filter((day) => preferences.weekdays?.includes(day))}
        onToggle={(day, isOn) => {
          const others = preferences.weekdays?.filter((one) => one !== day) ?? [];
          wish({ weekdays: isOn ? [...others, day].sort() : others });
        }}
      />
      <TimeRange
        legend={words.between}
        words={{ from: words.from, until: words.until, between: words.to }}
        names={{ from: "from", until: "until" }}
        times={choices.times}
        from={preferences.from ?? earliest}
        until={preferences.until ?? latest}
        onChange={chooseHours}
      />
      <Field label={words.clinician} className="w-40 max-sm:grow">
        {(control) => (
          <Select
            {...control}
            value={preferences.clinicianId ?? ""}
            onChange={(event) => chooseClinician(event.target.value)}
          >
            <option value="">{words.anyClinician}</option>
            {choices.clinicians
              .filter(({ locationIds }) => locationIds.includes(input.locationId))
              .map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
          </Select>
        )}
      </Field>
      {choices.locations.length > 1 && (
        <Field label={words.location} className="w-30 max-sm:grow">
          {(control) => (
            <Select {...control} value={input.locationId} onChange={(event) => chooseLocation(event.target.value)}>
              {choices.locations.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
      <Field label={words.firstSession} className="w-38 max-sm:grow">
        {(control) => (
          <TextInput
            {...control}
            type="date"
            min={choices.firstOn.min}
            max={choices.firstOn.max}
            value={input.firstOn ?? choices.firstOn.today}
            onChange={(event) => chooseFirst(event.target.value)}
          />
        )}
      </Field>
      <details className="basis-full" open={input.bigEventOn !== undefined}>
        <summary className="w-fit rounded-6 font-medium text-13 text-ink-2 hover:text-ink pointer-coarse:py-2.5">
          {words.bigEventAsk}
        </summary>
        <Field label={words.bigEvent} hint={words.bigEventHint} className="pt-2.5 sm:w-96">
          {(control) => (
            <TextInput
              {...control}
              type="date"
              min={choices.firstOn.min}
              max={choices.firstOn.max}
              value={input.bigEventOn ?? ""}
              onChange={(event) => chooseEvent(event.target.value)}
            />
          )}
        </Field>
      </details>
    </div>
  );
}
