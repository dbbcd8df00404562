import { LinkButton } from "@/app/ui/button";
import { Empty } from "@/app/ui/empty";

export default function Forbidden() {
  return (
    <main className="sign-in-page">
      <Empty heading title="您的角色不能打开这一页" action={<LinkButton href="/">回到工作台</LinkButton>}>
        需要这项权限，请联系安全管理员授权。
      </Empty>
    </main>
  );
}
