"use client";

import { AskLayer } from "./ask-layer";
import { DecideLayer } from "./decide-layer";
import { EvidenceLayer } from "./evidence-layer";
import { FindLayer } from "./find-layer";
import { HelpLayer } from "./help-layer";
import { type Meeting, type Page, placeOf } from "./meeting";
import type { useDeciding } from "./use-deciding";

export type Layer = "decide" | "find" | "ask" | "evidence" | "help" | "blank" | null;

type Props = {
  meeting: Meeting;
  stage: {
    layer: Layer;
    setLayer: (layer: Layer) => void;
    items: Meeting["items"];
    pages: readonly Page[];
    page: Page | undefined;
    go: (place: number) => void;
    deciding: ReturnType<typeof useDeciding>;
  };
};

/** What lies over the stage, one at a time. */
export function Layers({ meeting, stage }: Props) {
  const { layer, setLayer, items, pages, page, go, deciding } = stage;
  const close = () => setLayer(null);
  if (layer === "decide" && deciding.editing)
    return (
      <DecideLayer
        editing={deciding.editing}
        items={items}
        owners={meeting.owners}
        onWrite={deciding.write}
        onRecord={(form) => {
          deciding.record(form);
          close();
        }}
        onClose={close}
      />
    );
  if (layer === "find")
    return <FindLayer items={items} go={(id) => go(placeOf(pages, id))} onClose={close} />;
  if (layer === "ask") return <AskLayer onClose={close} />;
  if (layer === "evidence") return <EvidenceLayer page={page} onClose={close} />;
  return layer === "help" ? <HelpLayer onClose={close} /> : null;
}
