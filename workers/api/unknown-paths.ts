import { routes } from '@linli/contract/routes'
import { languageOf, problemResponse, refuse } from './refusals.ts'

const known = Object.values(routes).map(({ method, path }) => ({
  method: method.toUpperCase(),
  shape: new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`),
}))

/** What is answered where no operation is: 405 with the methods that the address takes, else 404. */
export const unknownPath = (request: Request): Response => {
  const { pathname } = new URL(request.url)
  const language = languageOf(request.headers.get('accept-language'))
  const methods = known.filter(({ shape }) => shape.test(pathname)).map(({ method }) => method)
  if (methods.length === 0) return problemResponse(refuse('not-found'), language)
  const response = problemResponse(refuse('method-not-allowed'), language)
  response.headers.set('allow', methods.join(', '))
  return response
}
