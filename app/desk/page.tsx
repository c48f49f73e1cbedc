// What happens on a day at a location, and what is next for the visit that is selected?
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DayBar } from "@/components/calendar/day-bar";
import { DayBoard } from "@/components/calendar/day-board";
import { DayList } from "@/components/calendar/day-list";
import { DayRail } from "@/components/calendar/day-rail";
import { CancelledNotice } from "@/components/desk/cancelled-notice";
import { DayKeys } from "@/components/desk/day-keys";
import { DayScreen } from "@/components/desk/day-screen";
import { KeepFresh } from "@/components/desk/keep-fresh";
import { RememberLocation } from "@/components/desk/remember-location";
import { ShownOnce } from "@/components/desk/shown-once";
import { VisitPanel } from "@/components/desk/visit-panel";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { dayHref } from "@/lib/web/day-address";
import { type AskedDay, dayPage } from "@/lib/web/day-page";
import { deskWords } from "@/lib/web/desk-words";
import { pageContext } from "@/lib/web/page";
import { rememberedLocationId } from "@/lib/web/remembered-location";
import { findRebookings, rebook, remember, step } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk"))("title") };
}

export default async function DayPage({ searchParams }: { searchParams: Promise<AskedDay> }) {
  const ctx = await pageContext(["desk", "clinician", "owner"]);
  const { day, panel, ...at } = await dayPage(ctx, await searchParams, await rememberedLocationId());
  const words = deskWords(at.locale, { on: day.title, location: at.locationName, away: day.away });
  const here = dayHref({ on: day.on, locationId: at.locationId, by: day.by, selectedId: null });
  const nextHref =
    at.nextOpen && dayHref({ on: at.nextOpen.on, locationId: at.locationId, by: day.by, selectedId: null });
  return (
    <DayScreen
      title={day.title}
      hasPanel={panel !== null}
      panelLabel={words.panel}
      rail={
        <DayRail
          label={words.rail}
          month={day.month}
          locations={day.locations}
          counts={day.counts}
          words={{ locations: words.locations, counts: words.counts, away: words.away }}
        />
      }
      bar={
        <DayBar
          title={day.title}
          isToday={day.isToday}
          before={day.dayBefore}
          after={day.dayAfter}
          todayHref={day.todayHref}
          kinds={day.kinds}
          place={at.placeText}
          locations={day.locations.map(({ id, name, ...rest }) => ({ key: id, label: name, ...rest }))}
          keeps={[
            { name: "location", value: at.locationId },
            { name: "by", value: day.by },
          ]}
          on={day.on}
          repair={at.repair}
          words={words}
        />
      }
      notice={panel && <ShownOnce key={panel.appointmentId} parameter="moved" sentence={panel.movedText} />}
      dayNotice={at.cancelled && <CancelledNotice {...at.cancelled} />}
      board={
        day.minutes === 0 ? null : (
          <DayBoard
            label={words.board}
            minutes={day.minutes}
            hours={day.hours}
            now={day.now}
            columns={day.columns}
            hasLanes={day.by === "clinician"}
            nowWord={words.now}
          />
        )
      }
      list={day.minutes === 0 ? null : <DayList columns={day.columns} />}
      empty={
        <EmptyState
          title={words.emptyTitle}
          action={at.nextOpen && nextHref ? <LinkButton href={nextHref}>{at.nextOpen.label}</LinkButton> : undefined}
        >
          {words.emptyText}
        </EmptyState>
      }
      nothingChosen={day.minutes > 0 && <EmptyState title={words.chooseTitle}>{words.chooseText}</EmptyState>}
      back={{ href: here, label: words.back }}
      keys={
        <>
          <DayKeys words={words.keys} keys={words.keyList} />
          <KeepFresh />
          {at.toRemember !== null && <RememberLocation locationId={at.toRemember} onChoose={remember} />}
        </>
      }
      panel={
        panel && (
          <VisitPanel
            {...panel}
            closeHref={here}
            steps={{
              appointmentId: panel.appointmentId,
              steps: panel.steps,
              leaving: panel.leaving,
              failed: words.failed,
              offline: words.offline,
            }}
            actions={{ step, findRebookings, rebook }}
            locale={at.locale}
            words={words}
          />
        )
      }
    />
  );
}
