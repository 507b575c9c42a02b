import { both, code, list, text, type Chapter } from '../contents.ts'

export const beginning: Chapter = {
  id: 'beginning',
  title: both('能做什么', 'What there is'),
  parts: [
    list(
      both(
        '**调用接口**：读台账、数据、报告和对比，登记台账，补录数据。全部接口见[接口参考](/developers/api)。',
        '**Call the API**: read records, figures, reports and comparisons; record entries; declare figures. Every operation is in the [reference](/developers/api).',
      ),
      both(
        '**接收推送**：台账、报告、目标有变动时，邻里把带签名的消息发到你的地址。',
        '**Receive messages**: when a record, a report or a target changes, Linli sends a signed message to your address.',
      ),
      both(
        '**推入数据**：别的系统把带签名的消息发给邻里，变成补录的数或台账。',
        '**Push data in**: another system sends signed messages to Linli, which become declared figures or records.',
      ),
    ),
    text(
      '三件事都由街道管理员在「系统对接」里开通。接口遵循 OpenAPI 3.1、RFC 9457（拒绝的格式）和 Standard Webhooks 1.0.0。推送里没有个人信息。',
      'The administrator of the street sets up all three under “Integrations”. The API follows OpenAPI 3.1, RFC 9457 (refusals) and Standard Webhooks 1.0.0. Messages carry no personal data.',
    ),
    text(
      '在自己的电脑上试：起一个示例街道和一个接收器。',
      'Try it on your own machine: a demonstration street, and a receiver.',
    ),
    code(
      both('在本机试用', 'On this machine'),
      [
        'LINLI_ALLOWED_HOSTS=127.0.0.1:8790 npm start    # http://127.0.0.1:8787',
        'LINLI_WEBHOOK_SECRET=whsec_… npm run receiver   # http://127.0.0.1:8790/?answer=500',
        'npm run client                                  # packages/client/dist: client.js, client.d.ts',
      ].join('\n'),
    ),
  ],
}
