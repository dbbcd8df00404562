import { newFormKey } from "@/app/(office)/form/form-key";
import { Card } from "@/app/ui/card";
import { reaches } from "@/lib/auth/reach";
import type { Viewer } from "@/lib/auth/viewer";
import { type Company, contactsOf } from "@/lib/companies/queries";
import { AddContact, ContactActions } from "./contact-actions";

/** Who to call. The middle of a phone number is masked for those who do not keep the company. */
export async function ContactSection({ viewer, company }: { viewer: Viewer; company: Company }) {
  const contacts = await contactsOf(viewer, company);
  const mayRevise = reaches(viewer, "contact.revise", company);
  const mayRemove = reaches(viewer, "contact.remove", company);
  const clear = reaches(viewer, "company.readPhones", company);
  return (
    <Card
      title="联系人"
      extra={
        reaches(viewer, "contact.log", company) && <AddContact code={company.code} formKey={newFormKey()} />
      }
    >
      {contacts.length === 0 && <p className="text-muted">还没有联系人。</p>}
      {!clear && contacts.length > 0 && <p className="mb-2 text-xs text-muted">电话按您的角色遮盖显示。</p>}
      <ul className="space-y-3">
        {contacts.map(({ id, version, name, title, phone, email, note }) => (
          <li key={id} className="flex items-start justify-between gap-2">
            <div>
              <p>
                <span className="font-semibold">{name}</span>
                {title && <span className="ml-2 text-muted">{title}</span>}
              </p>
              <p className="text-sm">{[phone, email].filter(Boolean).join("，")}</p>
              {note && <p className="text-sm text-muted">{note}</p>}
            </div>
            {(mayRevise || mayRemove) && (
              <ContactActions
                code={company.code}
                id={id}
                version={version}
                contact={{
                  name,
                  title: title ?? "",
                  phone: phone ?? "",
                  email: email ?? "",
                  note: note ?? "",
                }}
                mayRevise={mayRevise}
                mayRemove={mayRemove}
              />
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
