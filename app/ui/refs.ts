import type { Ref } from "react";

/** One ref callback that feeds several refs: the component's own and the form library's. */
export function joinRefs<Node>(...refs: (Ref<Node> | undefined)[]) {
  return (node: Node | null) => {
    for (const ref of refs) {
      if (typeof ref === "function") ref(node);
      else if (ref) ref.current = node;
    }
  };
}
