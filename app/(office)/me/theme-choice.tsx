"use client";

import { useAct } from "@/app/(office)/admin/use-act";
import { RadioGroup } from "@/app/ui/radio-group";
import { chooseTheme } from "@/lib/people/actions";
import { type Theme, themeNames } from "@/lib/people/input";

const options = Object.entries(themeNames).map(([value, label]) => ({ value, label }));

/** The cookie that keeps the choice brings the page in its new colours along. */
export function ThemeChoice({ theme }: { theme: Theme }) {
  const { act } = useAct(chooseTheme);
  return (
    <RadioGroup
      label="界面颜色"
      hideLabel
      name="theme"
      options={options}
      defaultValue={theme}
      onChange={({ target }) => void act({ theme: target.value as Theme })}
    />
  );
}
