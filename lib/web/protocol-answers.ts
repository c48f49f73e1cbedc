// What does the editor of a protocol get for an answer, in words?
import type { Member } from "@/lib/access/actor";
import { authorize } from "@/lib/access/permissions";
import type { Context } from "@/lib/db/context";
import { loadLocations } from "@/lib/db/queries/days";
import { loadNewestVersion, type ProtocolRecord } from "@/lib/db/queries/protocols";
import { type PreviewProtocolInput, publishableProtocolSchema } from "@/lib/schemas/protocol";
import type { ProtocolCheck } from "@/lib/schemas/protocol-preview";
import { dateOf, fromDate, type PlainDate } from "@/lib/time";
import { fieldCodes } from "@/lib/web/action";
import { protocolChanges } from "@/lib/web/protocol-changes";
import { protocolPreview } from "@/lib/web/protocol-preview";
import { fieldSentences } from "@/lib/words/refusal-sentence";
import { type Locale, localeOf } from "@/lib/words/say";

/** What stands in the form, judged by the rules that publishing has. Writes nothing. */
export async function checkProtocol(
  ctx: Context & { actor: Member },
  { protocolId, body }: PreviewProtocolInput,
): Promise<ProtocolCheck> {
  authorize(ctx.actor, "protocol:publish");
  const { clinicId } = ctx.actor;
  const { newest, today } = await ctx.read(async (tx) => {
    const [location] = await loadLocations(tx, clinicId);
    return {
      newest: await loadNewestVersion(tx, clinicId, protocolId),
      today: dateOf(fromDate(ctx.now), location?.timeZone ?? "UTC"),
    };
  });
  return protocolCheck(localeOf(ctx.actor.locale), newest, body, today);
}

/** The same without asking the database. `newest`: the version that is compared with. */
export function protocolCheck(locale: Locale, newest: ProtocolRecord, body: unknown, today: PlainDate): ProtocolCheck {
  const { versionId, number, protocol } = newest;
  const judged = publishableProtocolSchema.safeParse(body);
  const known = { newest: { versionId, number } };
  if (!judged.success) {
    return { ...known, fields: fieldSentences(locale, fieldCodes(judged.error)), preview: null, changes: null };
  }
  return {
    ...known,
    fields: {},
    preview: protocolPreview(locale, judged.data, today),
    changes: protocolChanges(locale, protocol, { ...judged.data, key: protocol.key }),
  };
}
