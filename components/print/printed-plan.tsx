// What does a plan look like on paper?
import { ExpectedResult, type ExpectedResultProps } from "@/components/plan/expected-result";
import { Ribbon, type RibbonContent } from "@/components/plan/ribbon";
import { Mark } from "@/components/ui/mark";
import { type PaperStep, PrintedCare } from "./printed-care";
import { type PaperVisit, PrintedDates, type PrintedDatesWords } from "./printed-dates";

export type PrintedPlanWords = PrintedDatesWords & {
  careTitle: string;
  careLead: string;
  before: string;
  after: string;
  lasting: string;
  redFlags: string;
  call: string;
  sources: string;
};

type PrintedPlanProps = {
  plan: {
    planId: string;
    clinic: string;
    location: { name: string; address: string; phone: string };
    clientName: string;
    course: string;
    lead: string;
    ribbon: RibbonContent;
    rows: PaperVisit[];
    timesNote: string;
    care: {
      before: { key: string; when: string; steps: PaperStep[] }[];
      after: { key: string; when: string; steps: PaperStep[] }[];
      lasting: PaperStep[];
    };
    redFlags: string[];
    expected: ExpectedResultProps["expected"] | null;
    sources: string[];
    printedOn: string;
  };
  locale: string;
  words: PrintedPlanWords;
};

/** What the ribbon is made for: the breadth that A4 and US letter leave between their margins, px. */
const PAPER_WIDTH = 656;

/** One plan, on white whatever the screen's theme; on the screen it looks like the sheet that it will be. */
export function PrintedPlan({ plan, locale, words }: PrintedPlanProps) {
  const { clinic, location, care } = plan;
  return (
    <article
      data-paper
      data-theme="light"
      aria-label={`${plan.clientName}: ${plan.course}`}
      className="mx-auto grid w-full max-w-[210mm] content-start gap-4 bg-[white] p-[14mm] text-13 text-ink shadow-float [--ribbon-ground:white] max-sm:p-5 print:max-w-none print:p-0 print:shadow-none"
    >
      <header className="flex flex-wrap items-start justify-between gap-x-8 gap-y-2 border-ink border-b pb-3">
        <p className="flex items-center gap-2 font-semibold text-16">
          <Mark size={20} />
          {clinic}
        </p>
        <address className="text-right text-12 text-ink-2 not-italic max-sm:text-left">
          <span className="block font-medium text-ink">{location.name}</span>
          {location.address}
          <span className="block">{location.phone}</span>
        </address>
      </header>
      <div>
        <h1 className="font-semibold text-24">{plan.clientName}</h1>
        <p className="text-14">
          <span className="font-medium">{plan.course}.</span> <span className="text-ink-2">{plan.lead}</span>
        </p>
      </div>
      {/* The words of the first and the last visit reach out over the drawing. */}
      <figure className="px-4 max-sm:hidden print:block">
        <Ribbon {...plan.ribbon} locale={locale} size="full" width={PAPER_WIDTH} />
      </figure>
      <PrintedDates rows={plan.rows} note={plan.timesNote} words={words} />
      <section className="break-inside-avoid rounded-8 border-[1.5px] border-ink px-4 py-2.5">
        <div className="flex flex-wrap justify-between gap-x-4 font-semibold text-14">
          <h2>{words.redFlags}</h2>
          <p>
            {words.call} {location.phone}
          </p>
        </div>
        {plan.redFlags.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </section>
      {plan.expected && (
        <div className="break-inside-avoid">
          <ExpectedResult expected={plan.expected} level={2} />
        </div>
      )}
      <section className="grid gap-3 max-sm:pt-2 print:break-before-page">
        <div>
          <h2 className="font-semibold text-16">{words.careTitle}</h2>
          <p className="text-ink-2">{words.careLead}</p>
        </div>
        <div className="grid items-start gap-x-8 gap-y-5 sm:grid-cols-2 print:grid-cols-2">
          <div className="grid gap-4">
            <PrintedCare title={words.before} bands={care.before} />
            {care.lasting.length > 0 && (
              <div className="break-inside-avoid">
                <h3 className="border-line-2 border-b pb-1 font-semibold text-14">{words.lasting}</h3>
                <ul className="columns-2 gap-x-4 pt-1 text-12">
                  {care.lasting.map(({ key, title }) => (
                    <li key={key} className="break-inside-avoid py-0.5">
                      {title}
                    </li>
                  ))}
                </ul>
              </div>
            )}
          </div>
          <PrintedCare title={words.after} bands={care.after} />
        </div>
      </section>
      <footer className="flex justify-between gap-x-8 border-line-2 border-t pt-2 text-12 text-ink-3">
        <p className="min-w-0">
          {words.sources}: {plan.sources.join("; ")}
        </p>
        <p className="shrink-0">{plan.printedOn}</p>
      </footer>
    </article>
  );
}
