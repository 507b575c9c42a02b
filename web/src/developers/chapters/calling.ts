import { both, code, list, text, type Chapter } from '../contents.ts'

export const calling: Chapter = {
  id: 'calling',
  title: both('调用接口', 'Calling the API'),
  parts: [
    list(
      both(
        '**内容**是 JSON（UTF-8）。`Accept-Language: zh-CN` 或 `en` 决定提示的语言。',
        '**Contents** are JSON (UTF-8). `Accept-Language: zh-CN` or `en` chooses the language of what is said to people.',
      ),
      both(
        '**分页**：`limit` 最多 200；回答里有 `next` 就还有下一页，把它作为 `cursor` 再问。没有 `next` 就到底了。',
        '**Pages**: `limit` up to 200. Where a reply has `next` there is more: ask again with it as `cursor`. Without `next` it was the last page.',
      ),
      both(
        '**新增**要带 `Idempotency-Key`（8 到 128 个可见字符）：同一个键再发一次，得到同一个回答，不会重复登记；同一个键换了内容会被拒绝。',
        '**Creating** needs an `Idempotency-Key` (8 to 128 visible characters): the same key again gets the same answer and records nothing twice; with other contents it is refused.',
      ),
      both(
        '**修改和删除**要带 `If-Match: "版本"`，版本是回答里的 `version`（也在 `ETag` 里）。别人先改了就回答 412 `stale`：再读一次再改。',
        '**Changing and deleting** needs `If-Match: "version"`, the `version` of the reply (also its `ETag`). If somebody changed it meanwhile the answer is 412 `stale`: read again, then change.',
      ),
      both(
        '**限次**按分钟计：`RateLimit-Policy: "minute";q=120;w=60`，`RateLimit: "minute";r=118;t=42` 表示还剩 118 次、42 秒后重计。超过回答 429，按 `Retry-After` 的秒数等待。503 也这样等。',
        '**Rate limits** are by the minute: `RateLimit-Policy: "minute";q=120;w=60`; `RateLimit: "minute";r=118;t=42` says that 118 are left and that it starts anew in 42 s. Beyond is 429: wait the seconds of `Retry-After`. The same with 503.',
      ),
      both(
        '**数**：`value` 为 `null` 是有而数未记；`bound` 说明是确数还是「10余」「近百」。没有这一行是未报，不是 0。',
        '**Amounts**: `value` `null` is “some, not stated”; `bound` tells exact from “10 and more” or “nearly 100”. No row at all is not reported, which is not 0.',
      ),
    ),
    { kind: 'sample', sample: 'calling' },
    text(
      'TypeScript 客户端 `@linli/client` 由接口定义生成类型，一个 `.js` 和一个 `.d.ts`，没有依赖；它自己带键、按 `Retry-After` 等待、逐页读取、验证推送。`npm run client` 生成在 `packages/client/dist`。',
      'The TypeScript client `@linli/client` has its types from the contract: one `.js`, one `.d.ts`, no dependencies. It brings keys, waits as `Retry-After` says, reads page by page and verifies messages. `npm run client` builds it into `packages/client/dist`.',
    ),
    code(both('安装客户端', 'Installing the client'), 'npm install ./packages/client/dist'),
  ],
}
