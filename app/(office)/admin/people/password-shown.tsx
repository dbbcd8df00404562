import { ErrorBox } from "@/app/ui/error-box";
import { Field } from "@/app/ui/field";
import { TextInput } from "@/app/ui/text-input";
import type { FirstPassword } from "@/lib/people/rules";

/** The one time a made-up password is seen. */
export function PasswordShown({ account, password }: FirstPassword) {
  if (password === null) {
    return (
      <ErrorBox title={`账号“${account}”刚才已经建立`}>
        初始密码只在第一次显示。没有记下的话，请打开这个账号重置密码。
      </ErrorBox>
    );
  }
  return (
    <div role="status" className="rounded border border-line bg-warn-tint px-4 py-3">
      <p className="mb-2 font-semibold text-warn">密码只显示这一次，请现在记下并当面或电话告知本人</p>
      <div className="grid max-w-[480px] gap-3 md:grid-cols-2">
        <Field label="账号">
          <TextInput readOnly value={account} />
        </Field>
        <Field label="初始密码">
          <TextInput
            readOnly
            value={password}
            className="font-mono"
            onFocus={(event) => event.target.select()}
          />
        </Field>
      </div>
      <p className="mt-2 text-sm">本人第一次登录时必须改成自己的密码。</p>
    </div>
  );
}
