import { nameKey } from "@/lib/fields/text";
import type { FlowInput } from "@/lib/funds/input";
import type { Flow } from "@/lib/funds/reach";

type Movement = Pick<
  FlowInput,
  "fundId" | "kind" | "happenedOn" | "money" | "dealId" | "commitmentId" | "voucherNote"
>;

const keyOf = ({ fundId, kind, happenedOn, money, dealId, commitmentId }: Movement | Flow): string =>
  [fundId, kind, happenedOn, money?.yuan ?? "", dealId ?? "", commitmentId ?? ""].join(" ");

const voucherOf = ({ voucherNote }: { voucherNote: string | null }) => nameKey(voucherNote ?? "");

/**
 * Movements already in the account, each to be recognised by one row of a file and no more: two equal payments of one
 * day are two rows here and two rows there.
 */
export class BookedFlows {
  readonly #left: Map<number, Flow>;

  constructor(flows: readonly Flow[]) {
    this.#left = new Map(flows.map((flow) => [flow.id, flow]));
  }

  byCode(code: string): Flow | null {
    return this.#take((flow) => flow.code === code);
  }

  /** The same fund, kind, day, amount and other side, and no other voucher. */
  same(movement: Movement): Flow | null {
    const [key, voucher] = [keyOf(movement), voucherOf(movement)];
    const equal = (flow: Flow) => keyOf(flow) === key;
    return (
      this.#take((flow) => equal(flow) && voucherOf(flow) === voucher) ??
      this.#take((flow) => equal(flow) && (voucher === "" || voucherOf(flow) === ""))
    );
  }

  /** A movement under the same voucher that says something else. */
  underVoucher(movement: Movement): Flow | null {
    const voucher = voucherOf(movement);
    if (voucher === "") return null;
    const found = [...this.#left.values()].find(
      (flow) => flow.fundId === movement.fundId && flow.kind === movement.kind && voucherOf(flow) === voucher,
    );
    return found ?? null;
  }

  #take(wanted: (flow: Flow) => boolean): Flow | null {
    for (const [id, flow] of this.#left) {
      if (!wanted(flow)) continue;
      this.#left.delete(id);
      return flow;
    }
    return null;
  }
}
