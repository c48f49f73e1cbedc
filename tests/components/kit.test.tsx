// Are the kit's controls what they say they are, without a mouse and without sight?
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test, vi } from "vitest";
import { Button } from "@/components/ui/button";
import { CareTick, Checkbox } from "@/components/ui/checkbox";
import { Clock } from "@/components/ui/clock";
import { DataList } from "@/components/ui/data-list";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import { StateBadge } from "@/components/ui/state-badge";
import { Stepper } from "@/components/ui/stepper";
import { TextArea, TextInput } from "@/components/ui/text-input";
import { TimeRange } from "@/components/ui/time-range";
import { TopBar } from "@/components/ui/top-bar";
import { WeekdayPicker } from "@/components/ui/weekday-picker";
import { instantAt } from "@/lib/time";
import { sayTime, sayWeekdays } from "@/lib/words/dates";

const html = renderToStaticMarkup;

test("a field ties label, hint and error to its control", () => {
  const page = html(
    <Field id="mail" label="E-mail" hint="As you sign in." error="That is no address.">
      {(control) => <TextInput {...control} name="email" type="email" />}
    </Field>,
  );
  expect(page).toContain('<label for="mail"');
  expect(page).toMatch(/<input[^>]*id="mail"[^>]*aria-describedby="mail-hint mail-error"[^>]*aria-invalid="true"/);
  expect(page).toContain('id="mail-hint"');
  expect(page).toContain('id="mail-error"');
});

test("a field without hint and error describes nothing and is valid", () => {
  const page = html(<Field label="Note">{(control) => <TextArea {...control} name="note" />}</Field>);
  expect(page).not.toMatch(/aria-describedby=|aria-invalid=/);
});

test("a busy button says what it is doing, stays reachable and can't send twice", () => {
  const page = html(
    <Button type="submit" busy busyLabel="Booking 4 sessions">
      Book 4 sessions
    </Button>,
  );
  expect(page).toMatch(/<button[^>]*type="button"/);
  expect(page).toMatch(/aria-busy="true"/);
  expect(page).toMatch(/aria-disabled="true"/);
  expect(page).not.toMatch(/ disabled=/);
  expect(page).toContain("Booking 4 sessions");
});

test("a button at rest keeps room for what it says when busy, without saying it", () => {
  const page = html(<Button busyLabel="Booking">Book</Button>);
  expect(page).toMatch(/invisible[^>]*>.*Booking/);
  expect(page).not.toContain('aria-busy="');
});

test("a refusal is an alert, all other notices wait their turn", () => {
  expect(html(<Notice kind="refused">No</Notice>)).toContain('role="alert"');
  for (const kind of ["info", "saved", "warning"] as const)
    expect(html(<Notice kind={kind}>Yes</Notice>)).toContain('role="status"');
});

test.each(["on-track", "due", "at-risk", "overdue", "refused", "overridden", "done"] as const)(
  "the state %s is shown by an icon that is not read, and by its word",
  (state) => {
    const page = html(<StateBadge state={state}>the word</StateBadge>);
    expect(page).toMatch(/<svg[^>]*aria-hidden="true"/);
    expect(page).toContain("the word");
  },
);

test("weekdays are checkboxes with their whole names", () => {
  const page = html(<WeekdayPicker legend="Prefer days" name="days" days={sayWeekdays("en")} selected={[2, 4]} />);
  expect(page.match(/type="checkbox"/g)).toHaveLength(7);
  expect(page.match(/checked=""/g)).toHaveLength(2);
  expect(page).toContain("Thursday");
  expect(page).toContain("<legend");
});

test("a segmented choice is one radio group with one answer", () => {
  const options = ["1.25", "1.5", "1.75"].map((value) => ({ value, label: value }));
  const page = html(<Segmented legend="Depth" name="depth" options={options} value="1.5" height={44} />);
  expect(page.match(/type="radio"/g)).toHaveLength(3);
  expect(page.match(/checked=""/g)).toHaveLength(1);
});

test("the ends of a time range can't cross", () => {
  const times = [540, 600, 660].map((minute) => ({ minute, label: sayTime(minute) }));
  const page = html(
    <TimeRange
      legend="Between"
      words={{ from: "From", until: "Until", between: "to" }}
      names={{ from: "from", until: "until" }}
      times={times}
      from={540}
      until={600}
      onChange={vi.fn()}
    />,
  );
  const [starts, ends] = page.split('aria-label="Until"');
  expect(starts?.match(/<option/g)).toHaveLength(1);
  expect(ends?.match(/<option/g)).toHaveLength(2);
});

test("a stepper stops at its ends, and its buttons have names", () => {
  const page = html(
    <Stepper
      id="n"
      value={3}
      min={3}
      max={6}
      onChange={vi.fn()}
      words={{ less: "One session less", more: "One session more" }}
    />,
  );
  expect(page).toMatch(/aria-label="One session less"[^>]*disabled=""/);
  expect(page).not.toMatch(/aria-label="One session more"[^>]*disabled=""/);
});

test("ticks are checkboxes inside their labels", () => {
  const page = html(
    <>
      <Checkbox label="Consent signed" name="consent" />
      <CareTick label="SPF 30+" detail="every day" defaultChecked />
    </>,
  );
  expect(page.match(/<label[^>]*>.*?type="checkbox"/g)).toHaveLength(2);
});

test("a select keeps its options and its name", () => {
  const page = html(
    <Select name="clinician" defaultValue="b">
      <option value="a">Dr Okafor</option>
      <option value="b">Dr Nakamura</option>
    </Select>,
  );
  expect(page).toMatch(/<select name="clinician"/);
  expect(page).toMatch(/<option value="b" selected="">/);
});

test("a dialog is named by its title and described by its lead", () => {
  const page = html(
    <Dialog
      open={false}
      onClose={vi.fn()}
      title="Move session 3?"
      lead="Session 2 stays."
      actions={<Button>Keep it</Button>}
    >
      what moves
    </Dialog>,
  );
  const [, titleId] = page.match(/aria-labelledby="([^"]+)"/) ?? [];
  const [, leadId] = page.match(/aria-describedby="([^"]+)"/) ?? [];
  expect(page).toContain(`id="${titleId}" `);
  expect(page).toContain(`id="${leadId}" `);
});

test("the top bar has one navigation, the location's clock, and a menu that opens without a script", () => {
  const page = html(
    <TopBar
      brand={{ label: "Needlepoint", href: "/" }}
      navLabel="Main"
      links={[{ href: "/desk", label: "Board", count: 3 }]}
      location={{
        name: "Bristol",
        clock: <Clock now={instantAt("2026-11-24", 592, "Europe/London")} timeZone="Europe/London" locale="en" />,
      }}
      account={{ initials: "NO", label: "Account", name: "Dr Okafor", role: "Clinician", children: "Sign out" }}
    />,
  );
  expect(page.match(/<nav /g)).toHaveLength(1);
  expect(page).toContain("09:52 GMT");
  expect(page).toMatch(/popovertarget="account-menu"/i);
  expect(page).toMatch(/id="account-menu"[^>]*popover="auto"/);
});

test("a list of facts leaves out what is not known", () => {
  const page = html(
    <DataList
      rows={[
        { name: "Room", value: "2" },
        { name: "Device", value: null },
      ]}
    />,
  );
  expect(page).toContain("Room");
  expect(page).not.toContain("Device");
});

test("nothing to do and something wrong both offer a next step; what went wrong is read at once", () => {
  const next = <LinkButton href="/desk">See tomorrow</LinkButton>;
  expect(
    html(
      <EmptyState title="Nobody waits" action={next}>
        All is done.
      </EmptyState>,
    ),
  ).toMatch(/href="\/desk"/);
  expect(
    html(
      <ErrorState title="Not loaded" action={next}>
        Nothing is lost.
      </ErrorState>,
    ),
  ).toContain('role="alert"');
});
