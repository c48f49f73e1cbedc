import "./globals.css";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { WentWrongWords } from "@/components/ui/went-wrong";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("brand");
  return { title: { default: t("name"), template: `%s · ${t("name")}` }, description: t("promise") };
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbfaf7" },
    { media: "(prefers-color-scheme: dark)", color: "#13151a" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Reading the request keeps every page dynamic: a prerendered one has no nonce, so its scripts would not run.
  await headers();
  const error = await getTranslations("error");
  const wentWrong: WentWrongWords = {
    title: error("title"),
    detail: error("detail", { reference: "{reference}" }),
    detailPlain: error("detailPlain"),
    again: error("again"),
  };
  return (
    <html lang={await getLocale()}>
      <body data-went-wrong={JSON.stringify(wentWrong)}>{children}</body>
    </html>
  );
}
