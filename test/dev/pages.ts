/** The pages of `npm run dev`: the same door as the browser platform's (host, origin, token, cookie), and behind it Vite. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createPages, type PagesParts, withScript } from '../../electron/platform/browser-pages.ts'
import { SCRIPT_PATH, START_PATH } from '../../electron/platform/browser-protocol.ts'
import { mayFetch } from '../../electron/platform/request-check.ts'
import { targetOf } from '../../electron/platform/target.ts'
import { devHeaders, type DevReach } from './headers.ts'

/** Takes the place of createPages: who may come in is still decided there. */
export function createDevPages(reach: DevReach): typeof createPages {
  return (parts) => {
    const built = createPages(parts)
    return async (request, response) => {
      const path = targetOf(request.url)?.path
      const mayIn = mayFetch(request, parts.host) && parts.gatekeeper.knows(request.headers.cookie)
      if (!mayIn || request.method !== 'GET' || path === START_PATH || path === SCRIPT_PATH)
        return built(request, response)
      return fromVite(reach, parts, request, response)
    }
  }
}

async function fromVite(
  reach: DevReach,
  { host, meetingOrigin }: PagesParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = request.url ?? '/'
  const answer = await fetch(`${reach.vite}${url}`, {
    headers: { accept: request.headers.accept ?? '*/*' },
  })
  const body = Buffer.from(await answer.arrayBuffer())
  const meeting = meetingOrigin()
  response.writeHead(answer.status, {
    ...devHeaders(
      { connect: ["'self'", `ws://${host}`], frame: meeting === null ? [] : [meeting] },
      reach,
    ),
    'content-type': answer.headers.get('content-type') ?? 'application/octet-stream',
    'cache-control': 'no-store',
  })
  response.end(url === '/' ? withScript(body.toString('utf8')) : body)
}
