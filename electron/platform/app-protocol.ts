/** app://desk/…: the built app as Electron's window gets it. */
import { readServed } from './files.ts'
import { appHeaders } from './headers.ts'
import { APP_SCHEME, isAppPage } from './permissions.ts'

/** To be registered before the app is ready. Standard and secure: relative addresses, a secure context, camera for the device test. */
export const appScheme = {
  scheme: APP_SCHEME,
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
}

/** Answers one request; whatever is not a file of the built app is a 404. */
export async function answerApp(
  request: { readonly url: string; readonly method: string },
  rendererFolder: string,
): Promise<Response> {
  // Nothing is connected to and nothing is framed: calls go through the preload, the meeting has a view of its own.
  const headers = appHeaders({ connect: [], frame: [] })
  const url = URL.parse(request.url)
  if (url === null || request.method !== 'GET' || !isAppPage(request.url))
    return new Response(null, { status: 404, headers })
  const path = url.pathname === '/' ? '/index.html' : url.pathname
  const file = path.startsWith('/meeting/') ? null : await readServed(rendererFolder, path)
  if (file === null) return new Response(null, { status: 404, headers })
  return new Response(new Uint8Array(file.body), {
    status: 200,
    headers: { ...headers, 'content-type': file.type, 'cache-control': 'no-store' },
  })
}
