const zh = {
  loading: '正在加载',
  slow: '服务器 10 秒内没有回应',
  offline: '连不上服务器',
  offlineText: '已保存的数据都在服务器上，没有受影响。请看一下网络，再点重新加载。',
  refusedText: '没有改动任何数据。',
  broken: '这里没有显示出来',
  brokenText: '数据没有改动。请重新加载；如果还是这样，请告诉街道管理员。',
  retry: '重新加载',
}

const en: typeof zh = {
  loading: 'Loading',
  slow: 'No answer from the server within 10 seconds',
  offline: 'The server cannot be reached',
  offlineText: 'What was saved is on the server and is not affected. Check the network, then load again.',
  refusedText: 'Nothing was changed.',
  broken: 'This could not be shown',
  brokenText: 'No data was changed. Load again; if it stays like this, tell the street’s administrator.',
  retry: 'Load again',
}

export const words = { zh, en }
