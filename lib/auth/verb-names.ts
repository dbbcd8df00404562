import type { SystemVerb } from "@/lib/audit/change";
import { type Extent, type Verb, verbs } from "./policy";

/** A verb in the words of the bureau; a verb without a name does not compile. */
export const verbNames: Readonly<Record<Verb, string>> = {
  "company.read": "查看企业",
  "company.readPhones": "查看完整联系方式",
  "company.log": "登记企业",
  "company.revise": "修改企业",
  "company.nameChainLeader": "认定链主",
  "company.remove": "删除企业",
  "company.export": "导出企业",
  "contact.log": "登记联系人",
  "contact.revise": "修改联系人",
  "contact.remove": "删除联系人",

  "project.read": "查看项目",
  "project.log": "登记项目",
  "project.revise": "修改项目",
  "project.plan": "填报计划日期",
  "project.advance": "推进阶段",
  "project.attach": "上传佐证材料",
  "project.pass": "审核上报",
  "project.verify": "认定阶段",
  "project.return": "退回",
  "project.setBack": "退回前一阶段",
  "project.setPace": "调整推进状态",
  "project.pause": "暂缓项目",
  "project.resume": "恢复推进",
  "project.end": "终止项目",
  "project.transfer": "流转项目",
  "project.merge": "合并项目",
  "project.void": "作废项目",
  "project.promise": "登记承诺事项",
  "project.reviewPromise": "审查承诺事项",
  "project.export": "导出项目",
  "project.import": "导入项目",
  "progress.report": "填报进展",
  "progress.confirmUnchanged": "确认本月无变化",
  "followUp.log": "记录跟进",
  "followUp.remove": "删除跟进",
  "comment.post": "发表留言",
  "comment.remove": "删除留言",
  "task.assign": "交办任务",
  "task.finish": "办结任务",

  "view.save": "保存视图",
  "view.shareInUnit": "在本单位共享视图",
  "view.publish": "发布全市视图",
  "view.remove": "删除视图",
  "draft.keep": "保存草稿",
  "notice.read": "阅读提醒",
  "session.end": "结束登录",
  "password.change": "修改密码",
  "theme.choose": "选择外观",
  "preview.leave": "退出角色预览",

  "person.read": "查看账号",
  "person.create": "建立账号",
  "person.revise": "修改账号",
  "person.disable": "停用账号",
  "person.enable": "启用账号",
  "person.resetPassword": "重置密码",
  "grant.read": "查看授权",
  "grant.give": "授予角色",
  "grant.revoke": "撤销角色",
  "role.preview": "以角色身份预览",
  "unit.read": "查看组织",
  "unit.log": "新建单位",
  "unit.revise": "调整单位",
  "dictionary.read": "查看字典",
  "dictionary.revise": "调整字典",
  "audit.read": "查看审计日志",
  "audit.verify": "校验审计日志",
  "audit.export": "导出审计日志",
};

/** What the machine does by itself, in words. */
export const systemVerbNames: Readonly<Record<SystemVerb, string>> = {
  "system.reference": "装载基础数据",
  "system.demo": "生成演示数据",
  "system.build": "自动转入在建",
  "system.administrators": "设立管理员",
  "auth.signIn": "登录",
  "auth.signInFailed": "登录失败",
  "auth.refused": "越权被拒",
};

/** Any verb an audit entry can carry, in words; one of a later version reads as it was written. */
export const verbName = (verb: string): string =>
  ({ ...verbNames, ...systemVerbNames })[verb as Verb | SystemVerb] ?? verb;

type SubjectOf<V> = V extends `${infer Subject}.${string}` ? Subject : never;
type Subject = SubjectOf<Verb>;

/** What verbs are about, in the order of the role matrix. */
const subjectNames: Readonly<Record<Subject, string>> = {
  company: "企业与投资方",
  contact: "企业联系人",
  project: "项目",
  progress: "月度进展",
  followUp: "跟进记录",
  comment: "留言",
  task: "任务",
  view: "列表视图",
  draft: "草稿",
  notice: "提醒",
  session: "登录",
  password: "密码",
  theme: "外观",
  person: "账号",
  grant: "授权",
  role: "角色",
  preview: "角色预览",
  unit: "组织",
  dictionary: "字典",
  audit: "审计日志",
};

/** Every verb under what it is about. */
export const verbGroups: readonly { subject: string; title: string; verbs: readonly Verb[] }[] =
  Object.entries(subjectNames).map(([subject, title]) => ({
    subject,
    title,
    verbs: verbs.filter((verb) => verb.startsWith(`${subject}.`)),
  }));

export const extentNames: Readonly<Record<Extent, string>> = {
  all: "全部",
  unit: "本单位",
  chain: "本产业链",
  assigned: "交办的",
  self: "本人",
};
