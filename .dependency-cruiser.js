/**
 * Who may import whom. Arrows go down only:
 *
 *   apps/*      ─▶ ui ─▶ messages, domain          ui takes only types from server/http
 *   server/main ─▶ server/http ─▶ server/{queue,live,…} ─▶ server/{storage,printing,voice,sms,mail} ─▶ messages, domain
 */
const typesOnly = 'type-only'
const shell = '^server/(storage|printing|voice|sms|mail)/'
const notDomain = '^(?!domain/)'

/** One rule of the table: what stands in `from` may not import what stands in `to`. */
function forbid(name, from, to, comment) {
  return { name, comment, severity: 'error', from, to }
}

export default {
  forbidden: [
    forbid(
      'domain-is-pure',
      { path: '^domain/' },
      { path: notDomain },
      'domain imports nothing outside itself: no package, no Node module, no other layer',
    ),
    forbid(
      'messages-only-know-types',
      { path: '^messages/' },
      { path: '^(?!messages/)', dependencyTypesNot: [typesOnly] },
      'the catalogues run everywhere, so they import no code',
    ),
    forbid(
      'messages-only-know-domain',
      { path: '^messages/' },
      { path: '^(apps|ui|server)/' },
      'the catalogues may use types of domain only',
    ),
    forbid(
      'ui-knows-no-app',
      { path: '^ui/' },
      { path: '^(apps/|server/(?!http/))' },
      'what apps share knows neither an app nor the server, except the type of the API',
    ),
    forbid(
      'ui-takes-only-types-of-the-api',
      { path: '^ui/' },
      { path: '^server/http/', dependencyTypesNot: [typesOnly] },
      'server code never reaches a browser',
    ),
    forbid(
      'apps-do-not-know-the-server',
      { path: '^apps/' },
      { path: '^server/' },
      'apps speak to the server through ui',
    ),
    forbid(
      'apps-do-not-know-each-other',
      { path: '^apps/([^/]+)/' },
      { path: '^apps/', pathNot: '^apps/$1/' },
      'what two apps need stands in ui',
    ),
    forbid(
      'screens-use-no-node-modules',
      { path: '^(ui/|apps/[^/]+/src/)' },
      { dependencyTypes: ['core'] },
      'screens run in a browser',
    ),
    forbid(
      'server-knows-no-screen',
      { path: '^server/' },
      { path: '^(apps|ui)/' },
      'the server hands out built files and knows nothing of their sources',
    ),
    forbid(
      'only-starters-know-main',
      { path: '^(domain|messages|server)/', pathNot: '^server/(main|compose)\\.ts$' },
      { path: '^server/(main|compose(-requests)?)\\.ts$' },
      'main and what it composes know all, none knows them',
    ),
    forbid(
      'only-main-knows-http',
      { path: '^server/[^/]+/', pathNot: '^server/http/' },
      { path: '^server/http/' },
      'rules and storage work without HTTP',
    ),
    forbid(
      'storage-and-devices-are-the-bottom',
      { path: shell },
      { path: '^server/[^/]+/', pathNot: shell },
      'storage and devices know none of those who use them',
    ),
    forbid(
      'devices-do-not-know-each-other',
      { path: '^server/(storage|printing|voice|sms|mail)/' },
      { path: shell, pathNot: '^server/$1/' },
      'each outside thing is a port of its own',
    ),
    forbid(
      'shared-server-files-are-small',
      { path: '^server/[^/]+\\.ts$', pathNot: '^server/(main|compose(-requests)?)\\.ts$' },
      { path: '^server/[^/]+/', dependencyTypesNot: [typesOnly] },
      'a file beside main (configuration, clock) is used by all layers and so uses none',
    ),
    forbid(
      'product-knows-no-tool',
      { path: '^(apps|domain|messages|server|ui)/' },
      { path: '^(tools|bench|tests)/' },
      'what is delivered does not need what only develops it',
    ),
    forbid(
      'no-cycles',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: [typesOnly] } },
      'two files that need each other are one idea, or three; types alone may refer to each other',
    ),
    forbid(
      'no-orphans',
      {
        orphan: true,
        pathNot: [
          '\\.d\\.ts$',
          '(^|/)vite\\.config\\.ts$',
          '^apps/[^/]+/(static|\\.svelte-kit)/',
          '^apps/[^/]+/src/(routes/|service-worker)',
        ],
      },
      {},
      'a file that nobody needs',
    ),
    forbid(
      'imports-exist',
      {},
      { couldNotResolve: true, pathNot: '^(\\$app|\\$env|\\$service-worker)' },
      'a name that leads nowhere',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(node_modules/\\$app|\\.svelte-kit|build)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['svelte', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.svelte', '.d.ts'],
    },
  },
}
