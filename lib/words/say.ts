// How does something reach a person in words? Screens, messages, exports and refusals all speak through the one catalogue.
import { createTranslator, type Messages, type NamespaceKeys, type NestedKeyOf } from "use-intl/core";
import en from "./en.json";

declare module "use-intl/core" {
  interface AppConfig {
    Messages: typeof en;
    Locale: Locale;
  }
}

const LOCALES = ["en"] as const;
export type Locale = (typeof LOCALES)[number];

const CATALOGUES: Readonly<Record<Locale, Messages>> = { en };

/** The locale that we have words for, nearest to what was asked; English when there is none. */
export function localeOf(asked: string): Locale {
  const language = asked.toLowerCase().split(/[-_]/)[0];
  return LOCALES.find((locale) => locale === language) ?? "en";
}

export function catalogueOf(locale: Locale): Messages {
  return CATALOGUES[locale];
}

/** A speaker for one part of the catalogue; values are strings or numbers, dates come formatted by lib/words/dates. */
export function speaker<N extends NamespaceKeys<Messages, NestedKeyOf<Messages>>>(locale: Locale, namespace: N) {
  return createTranslator({ locale, messages: CATALOGUES[locale], namespace, onError: fail });
}

/** A word that is missing, or a value that it needs, is a bug: a test must see it. */
function fail(error: Error): never {
  throw error;
}
