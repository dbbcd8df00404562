export const steps = ["选类型与模板", "上传文件", "对应列", "核对每一行", "确认与结果"] as const;
