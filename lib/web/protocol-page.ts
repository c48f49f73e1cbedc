// What does the page of one protocol show: the editor to those who may publish, and what it says to everybody?
import { may } from "@/lib/access/permissions";
import { loadLocations } from "@/lib/db/queries/days";
import { loadLibraryProtocol, loadProtocolVersion } from "@/lib/db/queries/protocols";
import type { Protocol } from "@/lib/rules/protocol";
import type { ProtocolCheck } from "@/lib/schemas/protocol-preview";
import { dateOf, fromDate } from "@/lib/time";
import { catalogueWords, type StepWords } from "@/lib/web/care-step-words";
import { type PageContext, readForPage } from "@/lib/web/page";
import { protocolName } from "@/lib/web/plan-titles";
import { protocolCheck } from "@/lib/web/protocol-answers";
import { versionText } from "@/lib/web/protocol-library";
import { NOTES, noteText, type ProtocolSection, protocolSections } from "@/lib/web/protocol-lines";
import { type Locale, localeOf } from "@/lib/words/say";

export type ProtocolPage = {
  protocolId: string;
  name: string;
  inUse: boolean;
  mayPublish: boolean;
  newest: number;
  /** The newest first. */
  versions: { number: number; text: string; isShown: boolean }[];
  /** The version that is shown; the newest unless an older one was asked for. */
  shown: number;
  sections: ProtocolSection[];
  /** Null where it is only read: an older version, or by somebody who may not publish. */
  editor: {
    protocolId: string;
    protocol: Protocol;
    check: ProtocolCheck;
    careWords: Readonly<Record<string, StepWords>>;
    noteWords: Record<string, string>;
  } | null;
};

/** @param asked the number of a version, as the address says it; what is none shows the newest */
export async function protocolPage(ctx: PageContext, protocolId: string, asked: unknown): Promise<ProtocolPage> {
  const { clinicId } = ctx.actor;
  const number = typeof asked === "string" && /^\d{1,6}$/.test(asked) ? Number(asked) : null;
  const { record, older, zone } = await readForPage(ctx, async (tx) => ({
    record: await loadLibraryProtocol(tx, clinicId, protocolId),
    older: number === null ? null : await loadProtocolVersion(tx, clinicId, protocolId, number),
    zone: (await loadLocations(tx, clinicId))[0]?.timeZone ?? "UTC",
  }));
  const locale = localeOf(ctx.actor.locale);
  const [newest] = record.versions;
  const isOlder = older !== null && number !== null && number !== newest.number;
  const protocol = isOlder ? older : record.protocol;
  const shown = isOlder ? number : newest.number;
  const mayPublish = may(ctx.actor, "protocol:publish");
  const today = dateOf(fromDate(ctx.now), zone);
  return {
    ...{ protocolId, name: protocolName(locale, protocol), inUse: record.inUse, mayPublish },
    newest: newest.number,
    versions: record.versions.map((one) => ({
      number: one.number,
      text: versionText(locale, record, one, { now: ctx.now, zone }),
      isShown: one.number === shown,
    })),
    shown,
    sections: protocolSections(locale, protocol),
    editor:
      mayPublish && !isOlder
        ? {
            ...{ protocolId, protocol, careWords: catalogueWords(locale), noteWords: noteWords(locale) },
            check: protocolCheck(locale, { ...newest, protocol }, protocol, today),
          }
        : null,
  };
}

function noteWords(locale: Locale): Record<string, string> {
  return Object.fromEntries(NOTES.map((note) => [note, noteText(locale, note)]));
}
