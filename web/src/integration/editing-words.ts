const zh = {
  save: '保存',
  cancel: '取消',
  kept: '已恢复上次没保存的内容；密钥等要重新填',
  gone: '它已被别人移除。你填的还在，可以另存为新的。',
  conflict: '别人先改了它，逐项选用哪一个再保存。你填的都还在。',
  item: '项目',
  mine: '我填的',
  theirs: (who: string, when: string) => (who === '' ? '现在的' : `现在的（${who} ${when}）`),
  same: (count: number) => `其余 ${count} 项相同`,
  saveMerged: '保存所选',
  dropMine: '放弃我的修改',
  needSome: '至少选一项，或选“全部”',
  needNumber: '只填整数',
}

const en: typeof zh = {
  save: 'Save',
  cancel: 'Cancel',
  kept: 'What was not saved last time is back; keys and the like have to be typed anew',
  gone: 'Somebody removed it. What you typed is still here and can be saved as a new one.',
  conflict: 'Somebody changed it first. Choose item by item, then save. What you typed is still here.',
  item: 'Item',
  mine: 'Mine',
  theirs: (who, when) => (who === '' ? 'Now' : `Now (${who}, ${when})`),
  same: (count) => `The other ${count} are the same`,
  saveMerged: 'Save what is chosen',
  dropMine: 'Drop my change',
  needSome: 'Choose at least one, or all',
  needNumber: 'Whole numbers only',
}

export const editingWords = { zh, en }
