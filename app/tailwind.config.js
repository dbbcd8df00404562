const token = (name) => `var(--${name})`;

/** @type {import("tailwindcss").Config} */
const config = {
  content: ["./app/**/*.{ts,tsx}"],
  darkMode: ["selector", "[data-theme=dark]"],
  // Tailwind's reset and its "dark:" variant speak :where(), which Chromium below 88 drops; styles.css resets.
  corePlugins: { preflight: false, aspectRatio: false, accentColor: false },
  theme: {
    screens: {
      phone: { max: "767px" },
      md: "768px",
      lg: "1100px",
      xl: "1366px",
      "2xl": "1900px",
      print: { raw: "print" },
    },
    colors: {
      transparent: "transparent",
      current: "currentColor",
      bg: token("bg"),
      subtle: token("subtle"),
      raised: token("raised"),
      hover: token("hover"),
      fg: token("fg"),
      muted: token("muted"),
      line: token("line"),
      control: token("control"),
      primary: { DEFAULT: token("primary"), tint: token("primary-tint") },
      action: { DEFAULT: token("action"), strong: token("action-strong"), fg: token("action-fg") },
      danger: {
        DEFAULT: token("danger"),
        tint: token("danger-tint"),
        action: token("danger-action"),
        strong: token("danger-strong"),
      },
      warn: { DEFAULT: token("warn"), tint: token("warn-tint") },
      good: { DEFAULT: token("good"), tint: token("good-tint") },
      scrim: token("scrim"),
    },
    fontFamily: {
      sans: [
        '"PingFang SC"',
        '"Microsoft YaHei"',
        '"Noto Sans CJK SC"',
        '"WenQuanYi Micro Hei"',
        "sans-serif",
      ],
      mono: ["Consolas", "Menlo", '"DejaVu Sans Mono"', "monospace"],
    },
    fontSize: {
      xs: ["12px", "18px"],
      sm: ["13px", "20px"],
      base: ["14px", "22px"],
      lg: ["16px", "24px"],
      xl: ["20px", "28px"],
      "2xl": ["24px", "32px"],
      figure: ["28px", "36px"],
    },
    fontWeight: { normal: "400", semibold: "600" },
    borderRadius: { none: "0", DEFAULT: "4px", lg: "8px", full: "9999px" },
    boxShadow: { none: "none", float: "var(--shadow-float)", under: "inset 0 -1px 0 var(--line)" },
    extend: {
      maxWidth: { form: "1200px", reading: "760px" },
      zIndex: { sticky: "10", bar: "20", float: "40", dialog: "50", toast: "60" },
    },
  },
};

export default config;
