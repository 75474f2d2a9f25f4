/** app://desk/…: the built app as Electron's window gets it. */
import { createAppFiles } from './app-files.ts'
import { appHeaders } from './headers.ts'
import { APP_SCHEME, isAppPage } from './permissions.ts'

/** To be registered before the app is ready. Standard and secure: relative addresses, a secure context, camera for the device test. */
export const appScheme = {
  scheme: APP_SCHEME,
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
}

/** Answers requests; whatever is not a file of the built app is a 404. */
export function createAppAnswer(
  rendererFolder: string,
): (request: { readonly url: string; readonly method: string }) => Promise<Response> {
  // Nothing is connected to and nothing is framed: calls go through the preload, the meeting has a view of its own.
  const headers = appHeaders({ connect: [], frame: [] })
  const files = createAppFiles(rendererFolder)
  return async (request) => {
    const url = URL.parse(request.url)
    if (url === null || request.method !== 'GET' || !isAppPage(request.url))
      return new Response(null, { status: 404, headers })
    const file = await files(url.pathname === '/' ? '/index.html' : url.pathname)
    if (file === null) return new Response(null, { status: 404, headers })
    return new Response(new Uint8Array(file.body), {
      status: 200,
      headers: { ...headers, 'content-type': file.type, 'cache-control': 'no-store' },
    })
  }
}
