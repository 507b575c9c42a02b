const zh = {
  list: '消息种类',
  lead: '下面是系统会发出的全部消息。对方按 type 区分；version 变了说明有字段改了含义或去掉了。',
  version: (version: number) => `第 ${version} 版`,
  fields: '字段',
  columns: { path: '字段', type: '类型', always: '必有', meaning: '含义' },
  always: '是',
  sometimes: '只在“附带内容”时',
  optional: '不一定',
  example: '示例',
  anExample: '示例',
  schema: 'JSON Schema',
  aSchema: 'JSON Schema',
}

const en: typeof zh = {
  list: 'Types of message',
  lead: 'Every message that is sent. Receivers tell them apart by type; version is raised when a field changes its meaning or goes.',
  version: (version) => `Version ${version}`,
  fields: 'Fields',
  columns: { path: 'Field', type: 'Type', always: 'Always', meaning: 'Meaning' },
  always: 'Yes',
  sometimes: 'Only “with contents”',
  optional: 'Not always',
  example: 'Example',
  anExample: 'the example',
  schema: 'JSON Schema',
  aSchema: 'the JSON Schema',
}

export const catalogueWords = { zh, en }
