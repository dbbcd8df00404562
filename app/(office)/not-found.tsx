import { LinkButton } from "@/app/ui/button";
import { Empty } from "@/app/ui/empty";

export default function NotFound() {
  return (
    <Empty heading title="没有找到这条记录" action={<LinkButton href="/">回到工作台</LinkButton>}>
      可能已被删除，或不在您的范围内。需要查看其他单位的项目，请联系市招商中心。
    </Empty>
  );
}
