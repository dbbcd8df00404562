type Props = {
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
  empty?: string;
  onChange: (value: string) => void;
};

/** One of a few, large enough for the stage. */
export function Choice({ label, value, options, empty = "请选择", onChange }: Props) {
  return (
    <label>
      {label}
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        {!options.some((one) => one.value === value) && <option value={value}>{empty}</option>}
        {options.some((one) => one.value === value) && value !== "" && <option value="">{empty}</option>}
        {options.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
    </label>
  );
}
