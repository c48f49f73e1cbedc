"use client";
// How does an owner take a new key with them, the one time that it is shown?
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { TextInput } from "@/components/ui/text-input";

type MadeKeyProps = {
  made: { name: string; key: string };
  words: Record<"madeTitle" | "madeDetail" | "key" | "copy" | "copied" | "put", string>;
  onPut: () => void;
};

export function MadeKey({ made, words, onPut }: MadeKeyProps) {
  const [isCopied, setIsCopied] = useState(false);

  async function copy() {
    await navigator.clipboard?.writeText(made.key).then(
      () => setIsCopied(true),
      () => undefined,
    );
  }

  return (
    <div className="grid gap-3">
      <Notice kind="warning" detail={words.madeDetail}>
        {words.madeTitle}
      </Notice>
      <Field label={words.key.replace("{name}", made.name)}>
        {(control) => (
          <TextInput
            {...control}
            readOnly
            autoFocus
            spellCheck={false}
            value={made.key}
            className="text-13"
            onFocus={(event) => event.currentTarget.select()}
          />
        )}
      </Field>
      <p className="flex flex-wrap items-center gap-3">
        <Button variant="filled" onClick={copy} className="max-sm:h-11">
          {words.copy}
        </Button>
        <Button onClick={onPut} className="max-sm:h-11">
          {words.put}
        </Button>
        <span role="status" className="text-13 text-ok-ink">
          {isCopied && words.copied}
        </span>
      </p>
    </div>
  );
}
