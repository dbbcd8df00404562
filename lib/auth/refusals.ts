/** The refusals that have names; anything else thrown is a bug. Messages are for the person who asked. */
export class Refused extends Error {
  constructor(message = "您的角色不能办理这一项，请联系安全管理员") {
    super(message);
  }
}

/** Not there, or out of reach: the two answer identically. */
export class Missing extends Error {
  constructor(message = "没有找到这条记录，可能已被删除或不在您的范围内") {
    super(message);
  }
}

export type Conflict = {
  by: string;
  at: string;
  version: number;
  /** The record as it now stands, as form values. */
  values: Record<string, unknown>;
};

/** Somebody else saved in between. */
export class Stale extends Error {
  constructor(readonly conflict: Conflict | null = null) {
    super("他人刚刚修改过，请逐项选择保留哪个值");
  }
}

/** What was sent breaks a rule; `fields` says where. */
export class Unacceptable extends Error {
  constructor(
    message: string,
    readonly fields: Record<string, string> = {},
  ) {
    super(message);
  }
}

/** Lawful but surprising: the person is asked once and sends it again with the key confirmed. */
export class NeedsConfirmation extends Error {
  constructor(
    message: string,
    readonly key: string,
  ) {
    super(message);
  }
}

/** Too many, too fast. */
export class Limited extends Error {
  constructor(message = "操作过于频繁，请稍候再试") {
    super(message);
  }
}
