export type PrintHeaderProps = {
  title: string;
  /** 单位：万元 */
  unit?: string;
  /** The filter in words, so that paper says what it shows. */
  filter?: string;
  /** 制表时间 and 制表人 */
  made: string;
};

/** What paper shows above the content and the screen does not. */
export function PrintHeader({ title, unit, filter, made }: PrintHeaderProps) {
  return (
    <div className="print-only mb-3">
      <p className="text-center text-xl font-semibold">{title}</p>
      <p className="mt-1 flex justify-between gap-6 text-xs">
        <span>{filter}</span>
        <span className="whitespace-nowrap">
          {made}
          {unit && <span className="ml-4">单位：{unit}</span>}
        </span>
      </p>
    </div>
  );
}
