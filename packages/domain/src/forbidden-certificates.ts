import { both, type Bilingual } from './results.ts'
import { plain } from './typing.ts'

/** From this date on a community must not issue the certificates listed here (民发〔2020〕20号, the notice's date). */
export const forbiddenSince = '2020-04-16'

type Forbidden = Bilingual & { words: string }

const forbidden = (zh: string, en: string, words: string): Forbidden => ({ ...both(`${zh}证明`, en), words })

/** The twenty kinds of the notice; `words` is the pattern of what may stand before 证明 when people write it. */
export const forbiddenCertificates: readonly Forbidden[] = [
  forbidden('亲属关系', 'Certificate of kinship', '亲属|亲子'),
  forbidden('居民身份信息', 'Certificate of identity', '(?:居民)?身份(?:信息)?'),
  forbidden(
    '户口登记项目内容变更申请',
    'Certificate for a change of household registration',
    '户口登记(?:项目)?(?:内容)?变更(?:申请)?',
  ),
  forbidden('居民养犬', 'Certificate of dog-keeping', '养犬'),
  forbidden('无犯罪记录', 'Certificate of no criminal record', '无(?:违法)?犯罪'),
  forbidden(
    '社区戒毒社区康复人员情况（表现）',
    'Certificate of conduct in community drug treatment',
    '社区(?:戒毒|康复)(?:人员)?',
  ),
  forbidden('人员失踪', 'Certificate of a missing person', '失踪'),
  forbidden('婚姻状况', 'Certificate of marital status', '婚姻|分居|未婚|已婚|单身'),
  forbidden('出生', 'Certificate of birth', '出生'),
  forbidden('健在', 'Certificate of being alive', '健在'),
  forbidden('死亡', 'Certificate of death', '死亡'),
  forbidden('疾病状况', 'Certificate of illness', '疾病|急诊|意外伤害'),
  forbidden('残疾状况', 'Certificate of disability', '残疾'),
  forbidden('婚育状况', 'Certificate of marriage and childbearing', '婚育|生育'),
  forbidden('居民就业状况', 'Certificate of employment', '就业|失业|无业'),
  forbidden('居民个人档案', 'Certificate of personal files', '(?:个人|人事)?档案'),
  forbidden('居民财产', 'Certificate of property or income', '财产|经济|收入|房产|存款'),
  forbidden('遗产继承权', 'Certificate of inheritance', '(?:遗产)?继承权?'),
  forbidden('市场主体住所（经营场所）', 'Certificate of business premises', '市场主体住所|经营场所'),
  forbidden('证件遗失', 'Certificate of lost papers', '(?:证件)?(?:遗失|丢失)'),
]

const patterns = forbiddenCertificates.map((each) => ({
  each,
  pattern: new RegExp(`(?:${each.words})(?:登记|关系|状况|情况|表现|记录|信息|材料|等|的){0,3}证明`),
}))

/** What stands in the way of reading a name: spaces, book marks, quotation marks and brackets. */
const marks = /[\s《》〈〉“”‘’"'()（）[\]【】、,]/g

/**
 * The certificate that a text names, if a community must not issue it: 亲属关系证明, 《无犯罪记录证明》, 死亡的证明.
 * Certificates of other kinds, such as 独生子女父母光荣证, are not refused.
 */
export const forbiddenCertificate = (text: string): Bilingual | undefined => {
  const bare = plain(text).replace(marks, '')
  const found = patterns.find(({ pattern }) => pattern.test(bare))?.each
  return found === undefined ? undefined : both(found.zh, found.en)
}
