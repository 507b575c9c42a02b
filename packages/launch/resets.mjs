import { existsSync, readdirSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { relative, resolve } from 'node:path'

const isServing = (port) =>
  new Promise((settle) => {
    const socket = connect({ port, host: '127.0.0.1' })
    const answer = (serving) => {
      socket.destroy()
      settle(serving)
    }
    socket.once('connect', () => answer(true)).once('error', () => answer(false))
    socket.setTimeout(1000, () => answer(false))
  })

/** Deletes the local data folder, unless a server is using it. Resolves with an exit code. */
export const resetData = async (root, env) => {
  const ports = [Number(env.PORT ?? 8787), 8788]
  for (const port of ports) {
    if (!(await isServing(port))) continue
    console.error(
      `端口 ${port} 上的服务还在运行，请先停止它。· A server is still running on port ${port}: stop it first.`,
    )
    return 1
  }
  const folder = resolve(root, env.LINLI_DATA ?? '.linli')
  const inside = existsSync(folder) ? readdirSync(folder) : []
  rmSync(folder, { recursive: true, force: true })
  const name = relative(root, folder)
  console.log(
    inside.length > 0
      ? `已删除 · deleted ${name}: ${inside.join(', ')}`
      : `没有可删除的数据 · nothing to delete in ${name}`,
  )
  return 0
}
