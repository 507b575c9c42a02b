const zh = {
  title: (count: number) => `批量通过 ${count} 份`,
  lead: '这些报告校验没有问题、没有未了结的意见，通过后即核定：',
  leftOut: (count: number) => `另有 ${count} 份有提醒或意见，不在其中，请单独审核。`,
  none: '选中的都有提醒或意见，请逐份审核。',
  start: (count: number) => `通过这 ${count} 份`,
  progress: (done: number, all: number) => `已处理 ${done} / ${all}`,
  approved: '已通过',
  refused: '没有通过',
  failed: '没有得到回答，请看进度里的状态',
  waiting: '等待',
  finished: (approved: number, all: number) => `通过 ${approved} 份，共 ${all} 份`,
  done: '完成',
}

const en: typeof zh = {
  title: (count) => `Approve ${count} reports`,
  lead: 'The rules found nothing in these and no remark is open; approving them freezes them:',
  leftOut: (count) => `${count} others have findings or remarks and are left out: review them one by one.`,
  none: 'All that are selected have findings or remarks: review them one by one.',
  start: (count) => `Approve these ${count}`,
  progress: (done, all) => `${done} of ${all} done`,
  approved: 'Approved',
  refused: 'Not approved',
  failed: 'No answer came: see the state on the board',
  waiting: 'Waiting',
  finished: (approved, all) => `${approved} of ${all} approved`,
  done: 'Done',
}

export const bulkWords = { zh, en }
