import callingPython from '@linli/client/examples/call-the-api.py?raw'
import callingShell from '@linli/client/examples/call-the-api.sh?raw'
import callingTypeScript from '@linli/client/examples/call-the-api.ts?raw'
import pushingPython from '@linli/client/examples/push-figures.py?raw'
import pushingShell from '@linli/client/examples/push-figures.sh?raw'
import pushingTypeScript from '@linli/client/examples/push-figures.ts?raw'
import receivingPython from '@linli/client/examples/receive_webhooks.py?raw'
import receivingShell from '@linli/client/examples/receive-webhooks.sh?raw'
import receivingTypeScript from '@linli/client/examples/receive-webhooks.ts?raw'
import type { SampleName } from './contents.ts'
import type { SampleLanguage } from './sample-languages.ts'

type Sample = Readonly<Record<SampleLanguage, { file: string; text: string }>>

/** The very files that the tests run, so that what is shown is what is tested. */
export const samples: Readonly<Record<SampleName, Sample>> = {
  calling: {
    TypeScript: { file: 'call-the-api.ts', text: callingTypeScript },
    Python: { file: 'call-the-api.py', text: callingPython },
    curl: { file: 'call-the-api.sh', text: callingShell },
  },
  receiving: {
    TypeScript: { file: 'receive-webhooks.ts', text: receivingTypeScript },
    Python: { file: 'receive_webhooks.py', text: receivingPython },
    curl: { file: 'receive-webhooks.sh', text: receivingShell },
  },
  pushing: {
    TypeScript: { file: 'push-figures.ts', text: pushingTypeScript },
    Python: { file: 'push-figures.py', text: pushingPython },
    curl: { file: 'push-figures.sh', text: pushingShell },
  },
}
