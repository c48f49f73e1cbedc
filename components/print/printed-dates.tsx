// When does the client come, for how long, and to whom?

export type PaperVisit = {
  id: string;
  title: string;
  day: string | null;
  time: string | null;
  length: string | null;
  who: string | null;
  isGiven: boolean;
  open: string | null;
  /** What was agreed about its day. */
  note: string | null;
};

export type PrintedDatesWords = {
  dates: string;
  visit: string;
  day: string;
  time: string;
  length: string;
  who: string;
  given: string;
};

const cell = "py-1 pr-4 align-baseline last:pr-0";

export function PrintedDates({ rows, note, words }: { rows: PaperVisit[]; note: string; words: PrintedDatesWords }) {
  return (
    <div>
      <table className="w-full text-left text-14">
        <caption className="sr-only">{words.dates}</caption>
        <thead className="border-line-2 border-b text-12 text-ink-3">
          <tr>
            {[words.visit, words.day, words.time, words.length, words.who].map((head) => (
              <th key={head} scope="col" className={`${cell} font-normal`}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row" className={`${cell} font-medium`}>
                {row.title}
                {row.note && <span className="block text-12 text-ink-2">{row.note}</span>}
              </th>
              {row.open === null ? (
                <>
                  <td className={`${cell} ${row.isGiven ? "text-ink-3" : "font-semibold"}`}>{row.day}</td>
                  <td className={`${cell} ${row.isGiven ? "text-ink-3" : "font-semibold"}`}>{row.time}</td>
                  <td className={`${cell} text-ink-2`}>{row.isGiven ? words.given : row.length}</td>
                  <td className={`${cell} text-ink-2`}>{row.who}</td>
                </>
              ) : (
                <td colSpan={4} className={`${cell} text-ink-2`}>
                  {row.open}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="pt-1.5 text-12 text-ink-3">{note}</p>
    </div>
  );
}
