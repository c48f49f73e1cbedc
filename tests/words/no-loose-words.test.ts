// Does every text that a person reads come from the catalogue?
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

/** Attributes that are read out or shown. */
const SPOKEN = ["aria-label", "aria-description", "alt", "title", "placeholder", "label"];
const LETTERS = /\p{L}{2,}/u;

const files = ["app", "components"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".tsx"))
    .map((file) => path.join(folder, file)),
);

/** Every literal text of a file that would reach a person. */
function looseWords(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const note = (node: ts.Node, text: string) => {
    if (!LETTERS.test(text)) return;
    const { line } = source.getLineAndCharacterOfPosition(node.getStart());
    found.push(`${file}:${line + 1} ${text.trim()}`);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node)) note(node, node.text);
    if (ts.isJsxAttribute(node) && SPOKEN.includes(node.name.getText()) && node.initializer) {
      if (ts.isStringLiteral(node.initializer)) note(node, node.initializer.text);
    }
    const isChild = ts.isJsxExpression(node) && (ts.isJsxElement(node.parent) || ts.isJsxFragment(node.parent));
    if (isChild && node.expression && ts.isStringLiteralLike(node.expression)) note(node, node.expression.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

test("no component and no page holds a text of its own", () => {
  expect(files.length).toBeGreaterThan(50);
  expect(files.flatMap(looseWords)).toEqual([]);
});
