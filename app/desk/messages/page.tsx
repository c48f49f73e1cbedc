// What does the clinic say to its clients, and when?
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LinkSegments } from "@/components/calendar/link-segments";
import { MessageList } from "@/components/desk/message-list";
import { MessageSearch } from "@/components/desk/message-search";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageLinks } from "@/components/ui/page-links";
import { type AskedMessages, messagesPage } from "@/lib/web/messages-view";
import { pageContext } from "@/lib/web/page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("messageLog"))("title") };
}

export default async function MessagesPage({ searchParams }: { searchParams: Promise<AskedMessages> }) {
  const ctx = await pageContext(["desk", "clinician", "owner"]);
  const view = await messagesPage(ctx, await searchParams);
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
      <MessageSearch key={view.search.words} {...view.search} />
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
      <PageLinks {...view.pages} />
    </div>
  );
}
