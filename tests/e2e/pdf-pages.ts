// What does a PDF that the browser printed hold: how many pages, of which size, with which words?
import { inflateSync } from "node:zlib";

export type PdfPages = { count: number; size: { width: number; height: number }; text: string };

/**
 * Reads just what Chromium writes: its pages stand in plain, its words as numbers of glyphs that each font's own table turns
 * back into letters. The text comes without spaces, in the order in which it was drawn.
 */
export function readPdf(pdf: Buffer): PdfPages {
  const source = pdf.toString("latin1");
  const objects = new Map<string, string>();
  for (const [, id = "", body = ""] of source.matchAll(/(?:^|\n)(\d+) 0 obj\s([\s\S]*?)\sendobj/g))
    objects.set(id, body);
  const pages = [...objects.values()].filter((body) => /\/Type \/Page\b(?!s)/.test(body));
  const [, width = "0", height = "0"] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(source) ?? [];
  const text = pages.map((page) => textOf(page, objects)).join("\f");
  return { count: pages.length, size: { width: Math.round(Number(width)), height: Math.round(Number(height)) }, text };
}

function streamOf(body: string): string {
  const start = body.indexOf("stream") + "stream".length;
  const bytes = Buffer.from(body.slice(start, body.lastIndexOf("endstream")).replace(/^\r?\n/, ""), "latin1");
  return body.includes("/FlateDecode") ? inflateSync(bytes).toString("latin1") : bytes.toString("latin1");
}

/** A font's own table: from a glyph's number to letters; `digits` is how many hexadecimal digits a number has. */
type Letters = { digits: number; of: Map<number, string> };

function textOf(page: string, objects: ReadonlyMap<string, string>): string {
  const fonts = new Map<string, Letters>();
  for (const [, name = "", id = ""] of (/\/Font <<([\s\S]*?)>>/.exec(page)?.[1] ?? "").matchAll(/\/(\w+) (\d+) 0 R/g)) {
    const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? "")?.[1];
    if (table !== undefined) fonts.set(name, lettersOf(streamOf(objects.get(table) ?? "")));
  }
  const content = streamOf(objects.get(/\/Contents (\d+) 0 R/.exec(page)?.[1] ?? "") ?? "");
  let letters: Letters | undefined;
  let text = "";
  for (const [, font, glyphs = ""] of content.matchAll(/\/(\w+) [\d.]+ Tf|<([0-9A-Fa-f]+)>/g)) {
    if (font !== undefined) letters = fonts.get(font);
    for (let at = 0; letters && at < glyphs.length; at += letters.digits) {
      text += letters.of.get(Number.parseInt(glyphs.slice(at, at + letters.digits), 16)) ?? "";
    }
  }
  return text.replace(/\s/g, "");
}

function lettersOf(table: string): Letters {
  const number = (digits: string) => Number.parseInt(digits, 16);
  const said = (digits: string) => Buffer.from(digits, "hex").swap16().toString("utf16le");
  const of = new Map<number, string>();
  for (const [, block = ""] of table.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, glyph = "", to = ""] of block.matchAll(/<(\w+)> <(\w+)>/g)) of.set(number(glyph), said(to));
  }
  for (const [, block = ""] of table.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from = "", until = "", to = ""] of block.matchAll(/<(\w+)> <(\w+)> <(\w+)>/g)) {
      for (let at = number(from); at <= number(until); at += 1) {
        of.set(at, String.fromCharCode(number(to) + at - number(from)));
      }
    }
  }
  const [, lowest = "0000"] = /begincodespacerange\s*<(\w+)>/.exec(table) ?? [];
  return { digits: lowest.length, of };
}
