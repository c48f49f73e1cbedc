// What does the clinic say to its clients, and when?
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LinkSegments } from "@/components/calendar/link-segments";
import { MessageList } from "@/components/desk/message-list";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { type AskedMessages, messagesPage } from "@/lib/web/messages-view";
import { pageContext } from "@/lib/web/page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("messageLog"))("title") };
}

export default async function MessagesPage({ searchParams }: { searchParams: Promise<AskedMessages> }) {
  const ctx = await pageContext(["desk", "clinician", "owner"]);
  const view = await messagesPage(ctx, await searchParams);
  const { before, after } = view.pages;
  return (
    <div className="mx-auto grid w-full max-w-240 content-start gap-5 px-4 py-6 md:px-6">
      <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
        <div>
          <h1 className="font-semibold text-24">{view.title}</h1>
          <p className="text-13 text-ink-2">{view.lead}</p>
        </div>
        <div className="ml-auto">
          <LinkSegments label={view.partsLabel} segments={view.parts} />
        </div>
      </div>
      {view.rows.length > 0 ? (
        <MessageList label={view.listLabel} rows={view.rows} words={view.words} />
      ) : (
        <EmptyState
          title={view.empty.title}
          action={<LinkButton href={view.empty.action.href}>{view.empty.action.label}</LinkButton>}
        >
          {view.empty.text}
        </EmptyState>
      )}
      {(before || after) && (
        <nav aria-label={view.pages.label} className="flex items-center gap-3">
          {before && <LinkButton href={before.href}>{before.label}</LinkButton>}
          <span className="text-13 text-ink-3">{view.pages.label}</span>
          {after && <LinkButton href={after.href}>{after.label}</LinkButton>}
        </nav>
      )}
    </div>
  );
}
