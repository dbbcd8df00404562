import { redirect } from "next/navigation";

export default function DictionariesPage() {
  redirect("/admin/dictionaries/chains");
}
