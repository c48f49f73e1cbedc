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

type Namespace = NamespaceKeys<Messages, NestedKeyOf<Messages>>;

function newSpeaker<N extends Namespace>(locale: Locale, namespace: N) {
  return createTranslator({ locale, messages: CATALOGUES[locale], namespace, onError: fail });
}

/** Making a speaker takes longer than what it says, and the catalogue does not change: each is made once. */
const made = new Map<string, unknown>();

/** A speaker for one part of the catalogue; values are strings or numbers, dates come formatted by lib/words/dates. */
export function speaker<N extends Namespace>(locale: Locale, namespace: N): ReturnType<typeof newSpeaker<N>> {
  const key = `${locale} ${namespace}`;
  const known = made.get(key) ?? newSpeaker(locale, namespace);
  made.set(key, known);
  return known as ReturnType<typeof newSpeaker<N>>;
}

/** A word that is missing, or a value that it needs, is a bug: a test must see it. */
function fail(error: Error): never {
  throw error;
}
