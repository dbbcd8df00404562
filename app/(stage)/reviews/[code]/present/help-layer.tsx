import { StageLayer } from "./layer";

const keys = [
  ["N / → / 空格", "下一项"],
  ["P / ←", "上一项"],
  ["1—9", "跳到第几项"],
  ["F", "按拼音首字母或序号查找"],
  ["D", "记录议定事项"],
  ["Q", "现场提问，如 新材料 签约未开工"],
  ["Z", "佐证材料"],
  ["T", "计时：开始、停住、收起"],
  ["B", "黑屏"],
  ["Esc", "关闭"],
] as const;

export const HelpLayer = ({ onClose }: { onClose: () => void }) => (
  <StageLayer title="按键" onClose={onClose}>
    <dl className="stage-keys">
      {keys.map(([key, what]) => (
        <div key={key}>
          <dt>{key}</dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
  </StageLayer>
);
