// Which words does a page speak? next-intl asks once a request.
import { getRequestConfig } from "next-intl/server";
import { actorOfRequest } from "@/lib/auth/actor";
import { catalogueOf, localeOf } from "@/lib/words/say";

export default getRequestConfig(async () => {
  const actor = await actorOfRequest();
  const locale = localeOf(actor?.locale ?? "en");
  return { locale, messages: catalogueOf(locale), timeZone: "UTC" };
});
