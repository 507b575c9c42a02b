const zh = {
  complete: (count: number) => `全部 ${count} 个社区已核定`,
  incomplete: (missing: number, all: number) => `还有 ${missing} 个社区未核定（共 ${all} 个），汇总不完整：`,
  download: '下载 Word',
  print: '打印',
  empty: (period: string) => `${period}还没有核定的报告`,
  emptyText: '汇总取自已核定的报告：核定一份，就计入一份。',
  toQueue: '去审核',
  limited: '汇总由负责全部条线的人查看',
  limitedText: (street: string) =>
    `你负责其中几个条线，可以在“队列”里审核本条线。需要汇总时请找${street}的街道管理员。`,
}

const en: typeof zh = {
  complete: (count) => `All ${count} communities are approved`,
  incomplete: (missing, all) =>
    `${missing} of ${all} communities are not approved yet, the summary is incomplete:`,
  download: 'Download for Word',
  print: 'Print',
  empty: (period) => `No report of the ${period} is approved yet`,
  emptyText: 'The summary is made of approved reports: each counts once it is approved.',
  toQueue: 'Go to the queue',
  limited: 'The summary is for those who work with every section',
  limitedText: (street) =>
    `You work with some sections and can review those in the queue. Ask the admin of ${street} for the summary.`,
}

export const summaryWords = { zh, en }
