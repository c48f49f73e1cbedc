// Which visits of a client are over, and what was said to them?

type PastVisit = {
  id: string;
  dayText: string;
  timeText: string;
  title: string;
  who: string;
  statusText: string;
  note: string | null;
};

/** The latest first. */
export function PastVisits({ visits, empty }: { visits: PastVisit[]; empty: string }) {
  if (visits.length === 0) return <p className="text-ink-3">{empty}</p>;
  return (
    <ul className="border-line border-t">
      {visits.map(({ id, dayText, timeText, title, who, statusText, note }) => (
        <li
          key={id}
          className="grid gap-x-4 border-line border-b py-2.25 sm:grid-cols-[10.5rem_minmax(0,1fr)_minmax(0,1fr)_6rem]"
        >
          <p>
            <span className="font-medium">{dayText}</span> <span className="ml-1.5 text-ink-2">{timeText}</span>
          </p>
          <p className="text-ink-2">{title}</p>
          <p className="text-ink-2">{who}</p>
          <p className="text-ink-3">{statusText}</p>
          {note && <p className="text-13 text-ink-3 sm:col-start-2 sm:col-end-5">{note}</p>}
        </li>
      ))}
    </ul>
  );
}

type MessageLine = { id: string; text: string; whenText: string; channelText: string; isFailed: boolean };

/** What failed first, then what is due, then what was sent. */
export function MessageLines({ messages, empty }: { messages: MessageLine[]; empty: string }) {
  if (messages.length === 0) return <p className="text-ink-3">{empty}</p>;
  return (
    <ul className="border-line border-t">
      {messages.map(({ id, text, whenText, channelText, isFailed }) => (
        <li key={id} className="border-line border-b py-2.25">
          <p>{text}</p>
          <p className={`text-13 ${isFailed ? "text-late-ink" : "text-ink-3"}`}>
            {channelText} · {whenText}
          </p>
        </li>
      ))}
    </ul>
  );
}
