const zh = {
  title: '登录',
  lead: '一条台账录一次，报告、目标和对比都从它来。',
  name: '账号',
  password: '密码',
  signIn: '登录',
  signingIn: '正在登录',
  unreachable: '连不上服务器。请看一下网络，再点登录。',
  wait: (minutes: number) => `${minutes} 分钟后可以再试`,
}

const en: typeof zh = {
  title: 'Sign in',
  lead: 'Enter a fact once; the report, the targets and the comparison follow from it.',
  name: 'Name',
  password: 'Password',
  signIn: 'Sign in',
  signingIn: 'Signing in',
  unreachable: 'The server cannot be reached. Check the network, then sign in.',
  wait: (minutes: number) => `possible again in ${minutes} min`,
}

export const words = { zh, en }
