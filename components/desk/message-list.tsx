// What did the clinic say, or is going to say, to whom, when and in which words?
import { ChevronDown, Mail, MessageCircle, OctagonAlert } from "lucide-react";
import Link from "next/link";
import { Icon } from "@/components/ui/icon";

type MessageText = { note: string | null; subject: string | null; body: string };

type MessageListProps = {
  label: string;
  rows: {
    id: string;
    client: string;
    clientHref: string;
    what: string;
    channel: "email" | "sms";
    channelWord: string;
    to: string | null;
    when: string;
    isFailed: boolean;
    failure: string | null;
    text: MessageText | null;
    textHref: string | null;
    isOpen: boolean;
  }[];
  words: { noText: string };
};

/** One row a message. A text that was sent unfolds in place; one that is due is written when it is asked for. */
export function MessageList({ label, rows, words }: MessageListProps) {
  return (
    <ul aria-label={label} className="divide-y divide-line border-line border-y">
      {rows.map((row) => (
        <li
          key={row.id}
          className="grid gap-x-6 gap-y-1 py-3 md:grid-cols-[minmax(10rem,1.1fr)_minmax(12rem,1.4fr)_minmax(9rem,1fr)_minmax(11rem,auto)] md:items-start"
        >
          <Link href={row.clientHref} className="w-fit rounded-4 font-semibold hover:underline">
            {row.client}
          </Link>
          <div className="min-w-0">
            {row.textHref ? (
              <Link
                href={row.textHref}
                scroll={false}
                aria-expanded={row.isOpen}
                className="flex w-fit items-center gap-1.5 rounded-4 hover:underline"
              >
                {row.what}
                <Icon of={ChevronDown} size={14} className={`text-ink-3 ${row.isOpen ? "rotate-180" : ""}`} />
              </Link>
            ) : (
              <details className="group">
                <summary className="flex w-fit list-none items-center gap-1.5 rounded-4 hover:underline [&::-webkit-details-marker]:hidden">
                  {row.what}
                  <Icon of={ChevronDown} size={14} className="text-ink-3 group-open:rotate-180" />
                </summary>
                {row.text && <Words {...row.text} to={row.to} />}
                {!row.text && <p className="pt-1 text-13 text-ink-3">{words.noText}</p>}
              </details>
            )}
            {row.textHref && row.text && <Words {...row.text} to={row.to} />}
            {row.failure && <p className="pt-1 text-13 text-late-ink">{row.failure}</p>}
          </div>
          <span className="flex items-center gap-1.5 text-13 text-ink-2">
            <Icon of={row.channel === "sms" ? MessageCircle : Mail} size={14} />
            {row.channelWord}
          </span>
          <span
            className={`flex items-center gap-1.5 text-13 md:justify-end ${row.isFailed ? "text-late-ink" : "text-ink-2"}`}
          >
            {row.isFailed && <Icon of={OctagonAlert} size={14} />}
            {row.when}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Words({ note, subject, body, to }: MessageText & { to: string | null }) {
  return (
    <div className="mt-1.5 mb-1 grid gap-1 rounded-8 bg-sunken px-3.5 py-2.5 text-13">
      {(note ?? to) && <p className="text-12 text-ink-3">{note ?? to}</p>}
      {subject && <p className="font-semibold">{subject}</p>}
      <p className="whitespace-pre-line">{body}</p>
    </div>
  );
}
