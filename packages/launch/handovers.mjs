import { spawn } from 'node:child_process'

const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP']

/**
 * Gives the terminal and every signal to another program until it ends. Resolves with its exit code; a program
 * that ended by a signal we passed on counts as ended well, because that is how a server is stopped.
 */
export const handOver = (command, args, { cwd, env = process.env, shell = false }) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, shell, stdio: 'inherit' })
    let asked = false
    const forward = (signal) => {
      asked = true
      child.kill(signal)
    }
    for (const signal of forwarded) process.on(signal, forward)
    child.on('error', reject)
    child.on('close', (code) => {
      for (const signal of forwarded) process.off(signal, forward)
      resolve(code ?? (asked ? 0 : 1))
    })
  })
