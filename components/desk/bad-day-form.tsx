// Who or what is lost, and for how long?
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";

type BadDayFormProps = {
  groups: { label: string; options: { value: string; label: string }[] }[];
  what: string;
  from: string;
  until: string;
  fromTime: string;
  untilTime: string;
  reason: string;
  firstDay: string;
  lastDay: string;
  fromTimes: { minute: number; label: string }[];
  isInvalid: boolean;
  words: {
    what: string;
    from: string;
    until: string;
    fromTime: string;
    untilTime: string;
    startOfDay: string;
    endOfDay: string;
    reason: string;
    reasonHint: string;
    show: string;
    invalid: string;
  };
};

/** Sent as an address, so that it can be opened again, and saves nothing. */
export function BadDayForm(props: BadDayFormProps) {
  const { words, fromTimes, firstDay, lastDay } = props;
  const days = { type: "date", required: true, min: firstDay, max: lastDay } as const;
  return (
    <form action="/desk/bad-day" className="grid gap-4" key={`${props.what} ${props.from} ${props.until}`}>
      {props.isInvalid && <Notice kind="refused">{words.invalid}</Notice>}
      <div className="grid items-start gap-x-4 gap-y-3 sm:grid-cols-2 lg:grid-cols-[minmax(0,1fr)_9.5rem_8rem_9.5rem_8rem]">
        <Field label={words.what} className="sm:max-lg:col-span-2">
          {(control) => (
            <Select {...control} name="what" defaultValue={props.what} required>
              <option value="" />
              {props.groups
                .filter(({ options }) => options.length > 0)
                .map(({ label, options }) => (
                  <optgroup key={label} label={label}>
                    {options.map((option) => (
                      <option key={option.value} value={option.value}>
                        {option.label}
                      </option>
                    ))}
                  </optgroup>
                ))}
            </Select>
          )}
        </Field>
        <Field label={words.from}>
          {(control) => <TextInput {...control} {...days} name="from" defaultValue={props.from} />}
        </Field>
        <Field label={words.fromTime}>
          {(control) => (
            <Select {...control} name="fromTime" defaultValue={props.fromTime}>
              <option value="">{words.startOfDay}</option>
              <Times times={fromTimes} />
            </Select>
          )}
        </Field>
        <Field label={words.until}>
          {(control) => <TextInput {...control} {...days} name="until" defaultValue={props.until} />}
        </Field>
        <Field label={words.untilTime}>
          {(control) => (
            <Select {...control} name="untilTime" defaultValue={props.untilTime}>
              <option value="">{words.endOfDay}</option>
              <Times times={fromTimes} />
            </Select>
          )}
        </Field>
      </div>
      <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
        <Field label={words.reason} hint={words.reasonHint} className="min-w-56 flex-1">
          {(control) => <TextInput {...control} name="reason" required maxLength={200} defaultValue={props.reason} />}
        </Field>
        <Button type="submit" className="mb-5.5 h-9 pointer-coarse:h-11">
          {words.show}
        </Button>
      </div>
    </form>
  );
}

function Times({ times }: { times: BadDayFormProps["fromTimes"] }) {
  return times.map(({ minute, label }) => (
    <option key={minute} value={minute}>
      {label}
    </option>
  ));
}
