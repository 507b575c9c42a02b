import { both, type Bilingual } from '@linli/domain/results'

/** The one table of refusals: kind → HTTP status and title. A reason without a line here does not compile. */
export const problemKinds = {
  'not-signed-in': { status: 401, title: both('请先登录', 'Sign in first') },
  'token-refused': {
    status: 401,
    title: both(
      '令牌不存在、已失效或不能在这里使用',
      'The token is not known, no longer good, or not good from here',
    ),
  },
  'wrong-credentials': { status: 401, title: both('账号或密码不对', 'The name or the password is wrong') },
  'too-many-attempts': {
    status: 429,
    title: both('尝试次数过多，请稍后再试', 'Too many attempts, try again later'),
  },
  'too-many-requests': {
    status: 429,
    title: both('这一分钟的请求太多，请稍后再试', 'Too many requests in this minute: try again shortly'),
  },
  'not-permitted': { status: 403, title: both('你的角色不能做这件事', 'Your role may not do this') },
  'cross-origin': {
    status: 403,
    title: both('请求来自别的网站，已拒绝', 'The request came from another site and was refused'),
  },
  'not-found': { status: 404, title: both('没有找到', 'Not found') },
  'method-not-allowed': {
    status: 405,
    title: both('这个地址不支持该操作', 'This address does not support that method'),
  },
  'already-declared': {
    status: 409,
    title: both(
      '这个数已经补录过，请修改原来那条',
      'This figure is already declared: change the existing one',
    ),
  },
  'already-started': {
    status: 409,
    title: both('这一期的报告已经开始写了', 'The report of this period is already begun'),
  },
  'wrong-state': {
    status: 409,
    title: both(
      '报告现在的状态不能这样做，请刷新后再看',
      'The report is not in a state for this: reload and look again',
    ),
  },
  'set-by-street': {
    status: 409,
    title: both(
      '这是街道下达的任务，由街道修改',
      'The street has set this target: only the street changes it',
    ),
  },
  'rules-broken': {
    status: 409,
    title: both(
      '还有校验问题没有处理，暂不能提交',
      'The rules still find something: it cannot be submitted yet',
    ),
  },
  'remarks-unanswered': {
    status: 409,
    title: both('还有退回意见没有答复，请逐条答复', 'Some remarks are not answered yet: answer each of them'),
  },
  'remark-needed': {
    status: 409,
    title: both('退回前请至少写一条意见', 'Make at least one remark before returning a report'),
  },
  'remarks-open': {
    status: 409,
    title: both(
      '本次审核还有未处理的意见：请退回，或先了结意见',
      'Remarks made on this submission are still open: return the report, or settle them first',
    ),
  },
  'figures-changed': {
    status: 409,
    title: both(
      '提交后数据有变化，与报告不一致：请退回更新',
      'Figures have changed since it was submitted: return it to be brought up to date',
    ),
  },
  'period-closed': {
    status: 409,
    title: both(
      '这一期已关闭，请写明原因再更正',
      'The period is closed: give a reason to make this correction',
    ),
  },
  stale: {
    status: 412,
    title: both(
      '内容已被别人改过，请看过新版本再改',
      'Somebody changed this meanwhile: look at the new version first',
    ),
  },
  'no-longer-kept': {
    status: 409,
    title: both('内容已过保留期，不能重发', 'It is no longer kept and cannot be sent again'),
  },
  'not-verified': {
    status: 401,
    title: both(
      '签名或令牌不对，或没有这个接收地址',
      'The signature or token is wrong or missing, or nothing receives at this address',
    ),
  },
  'not-on-time': {
    status: 401,
    title: both(
      '签名时间与现在相差超过5分钟，请校准时钟后重新签名',
      'Signed more than 5 minutes from now: set the clock and sign again',
    ),
  },
  'message-id-reused': {
    status: 409,
    title: both(
      '这个消息编号已用于另一份内容',
      'This id was used for another message: give each message its own',
    ),
  },
  'source-paused': {
    status: 503,
    title: both('这个来源已暂停接收，请稍后重发', 'This source is paused: send it again later'),
  },
  'body-too-large': { status: 413, title: both('内容太大', 'The request is too large') },
  'not-whole': {
    status: 400,
    title: both('内容没有收完整，请重新发送', 'The request did not arrive as a whole: send it again'),
  },
  'not-json': { status: 415, title: both('只接受 JSON', 'Only JSON is accepted') },
  'not-bytes': {
    status: 415,
    title: both(
      '只接受文件本身（application/octet-stream）',
      'Only the file itself is accepted (application/octet-stream)',
    ),
  },
  'file-not-taken': {
    status: 415,
    title: both(
      '只收照片（JPG、PNG、WebP、HEIC）、PDF、Word（docx）和 Excel（xlsx）',
      'Only photos (JPEG, PNG, WebP, HEIC), PDF, Word (docx) and Excel (xlsx) are taken',
    ),
  },
  'file-already-there': {
    status: 409,
    title: both('这份文件已经在这里了', 'This file is already there'),
  },
  'files-full': { status: 409, title: both('文件空间已满', 'There is no room for more files') },
  invalid: { status: 422, title: both('有内容需要改正', 'Something needs to be corrected') },
  'idempotency-key-reused': {
    status: 422,
    title: both(
      '同一个 Idempotency-Key 已用于另一份内容',
      'This Idempotency-Key was used for another request',
    ),
  },
  'precondition-required': {
    status: 428,
    title: both('请带上看到的版本（If-Match）', 'Say which version you saw (If-Match)'),
  },
  'not-working': {
    status: 500,
    title: both(
      '系统出错，已记录；请刷新看过再试',
      'Something broke and was noted; look again before repeating it',
    ),
  },
  'try-again': {
    status: 503,
    title: both('刚才有人同时在改，请过一会儿再试', 'Somebody changed the same just now: try again shortly'),
  },
  'not-set-up': {
    status: 503,
    title: both(
      '这项服务还没有配置加密密钥，暂不能使用，请联系运维人员',
      'This service has no encryption key yet: ask its operator to set one up',
    ),
  },
  'tenant-upgrading': {
    status: 503,
    title: both('这个街道的数据正在升级，请稍后再试', 'This street is being upgraded, try again shortly'),
  },
} as const satisfies Record<string, { status: number; title: Bilingual }>

export type ProblemKind = keyof typeof problemKinds
