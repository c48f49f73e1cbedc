// Who waits for an earlier time, and what are they offered?
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Told } from "@/components/waitlist/told";
import { WaitForm } from "@/components/waitlist/wait-form";
import { WaitlistRows } from "@/components/waitlist/waitlist-rows";
import { WaitlistSettings } from "@/components/waitlist/waitlist-settings";
import { pageContext } from "@/lib/web/page";
import { type AskedWaitlist, waitlistPage } from "@/lib/web/waitlist-page";
import { decline, join, leave, setUp, take } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("waitlist"))("title") };
}

export default async function WaitlistPage({ searchParams }: { searchParams: Promise<AskedWaitlist> }) {
  const ctx = await pageContext(["desk", "clinician", "owner"]);
  const view = await waitlistPage(ctx, await searchParams);
  const { adding, settings, choices, words } = view;
  return (
    <div className="mx-auto grid w-full max-w-240 content-start gap-5 px-4 py-6 md:px-6">
      <div>
        <h1 className="font-semibold text-24">{view.title}</h1>
        <p className="text-13 text-ink-2">{view.lead}</p>
      </div>
      {adding && (
        <Card title={adding.title}>
          <div className="grid max-w-140 gap-3 px-4 pb-4">
            <p className="text-13 text-ink-2">{adding.text}</p>
            {adding.form && <WaitForm {...adding.form} choices={choices} words={words} onJoin={join} onLeave={leave} />}
          </div>
        </Card>
      )}
      <Told>
        {view.rows.length > 0 ? (
          <WaitlistRows
            label={view.listLabel}
            rows={view.rows}
            choices={choices}
            words={words}
            onTake={take}
            onDecline={decline}
            onJoin={join}
            onLeave={leave}
          />
        ) : (
          <EmptyState title={view.empty.title} action={<LinkButton href="/desk">{view.empty.action}</LinkButton>}>
            {view.empty.text}
          </EmptyState>
        )}
      </Told>
      <Card title={settings.title}>
        <div className="grid gap-3 px-4 pb-4">
          <p className="text-13 text-ink-2">{settings.sentence}</p>
          {settings.mayChange && <WaitlistSettings {...settings} onSave={setUp} />}
        </div>
      </Card>
    </div>
  );
}
