import { LinkButton } from "@/app/ui/button";
import { Empty } from "@/app/ui/empty";

export default function NotFound() {
  return (
    <main className="sign-in-page">
      <Empty heading title="没有这一页" action={<LinkButton href="/">回到工作台</LinkButton>}>
        地址可能抄错了。
      </Empty>
    </main>
  );
}
