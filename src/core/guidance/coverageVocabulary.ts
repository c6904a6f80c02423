// What documents say in other words than the items ask for: related words, and the forms of Spec Kit's documents that
// stand for a word. Data only; docs/coverage.md explains it. The words are written as a person writes them.

/** Each of `found` in a document speaks of each of `meant` in an item too. */
export interface Related {
  readonly found: string;
  readonly meant: string;
}

export const related: readonly Related[] = [
  {
    found: "postgresql postgres mysql mariadb sqlite mongodb dynamodb cosmos storage",
    meant: "database product store",
  },
  { found: "endpoint route", meant: "endpoint operation route path" },
  { found: "page screen view", meant: "screen view page" },
  { found: "service", meant: "service part component" },
  { found: "vitest jest playwright pytest mocha cypress junit", meant: "test tool" },
  { found: "e2e integration unit", meant: "test level" },
  {
    found: "i18n l10n internationalization internationalisation localization localisation translation",
    meant: "language translation text message interface",
  },
  { found: "gdpr pii", meant: "personal data privacy" },
  { found: "wcag", meant: "accessibility standard level" },
  { found: "upsert idempotency idempotent", meant: "idempotent twice" },
  { found: "concurrent concurrency simultaneous race", meant: "moment people twice" },
  { found: "atomic transaction", meant: "transaction write begin end" },
  { found: "403 401 forbidden unauthorized unauthorised denied", meant: "permission refused refusal failure role" },
  { found: "auth authentication login oauth openid sso", meant: "sign-in session" },
  { found: "jwt", meant: "token" },
  { found: "cursor offset pagination", meant: "pagination" },
  { found: "throttling throttle", meant: "rate limit" },
  { found: "visitor member admin administrator developer organizer organiser moderator customer", meant: "role user" },
  { found: "anonymous", meant: "visitor" },
  { found: "npm pnpm yarn pip", meant: "command" },
  { found: "azure aws gcp kubernetes", meant: "resource platform" },
  { found: "latency p95 p99 throughput", meant: "figure load speed performance" },
  { found: "mock stub fake", meant: "stand-in double replaced" },
  { found: "anonymize anonymise erase purge", meant: "deletion" },
  { found: "skeleton spinner", meant: "loading" },
  {
    found: "react vue angular svelte next.js nuxt express fastapi django flask rails laravel spring",
    meant: "framework",
  },
  { found: "node.js python java go rust typescript javascript dotnet .net", meant: "runtime language" },
  { found: "vite webpack esbuild rollup turbopack", meant: "build tool" },
  { found: "prisma flyway liquibase alembic knex drizzle", meant: "migration tool" },
  { found: "redux zustand mobx", meant: "state" },
  { found: "logger logging", meant: "log" },
  { found: "prometheus grafana opentelemetry datadog", meant: "metric alert dashboard trace" },
  { found: "workflow ci jenkins", meant: "pipeline" },
  { found: "rbac acl", meant: "permission role" },
  { found: "vault", meant: "secret" },
  { found: "responsive breakpoint", meant: "layout width" },
  { found: "rollback revert", meant: "back" },
  { found: "canary blue-green rolling", meant: "deployment strategy" },
  { found: "modal", meant: "dialog" },
  { found: "ttl", meant: "stale cache" },
  { found: "webhook queue", meant: "message asynchronous" },
  { found: "iss", meant: "issuer" },
  { found: "aud", meant: "audience" },
  { found: "exp expiry expires", meant: "lifetime" },
  { found: "aes argon2 bcrypt eddsa es256 rs256 sha", meant: "algorithm cryptography" },
  { found: "tls https", meant: "encryption connection" },
  { found: "429", meant: "rate limit" },
  { found: "400 404 409 422", meant: "error failure" },
  { found: "again recheck", meant: "repeated" },
  { found: "fk foreign unique", meant: "relationship constraint" },
  { found: "uuid", meant: "identifier" },
  { found: "p1 p2 p3", meant: "priority" },
  { found: "sentry", meant: "error trace" },
  { found: "terraform pulumi bicep helm", meant: "infrastructure resource code" },
  { found: "axe lighthouse", meant: "automated accessibility check" },
];

/** A line in which `pattern` is found speaks of `meant`. No pattern looks back over what it has read. */
export interface Form {
  readonly pattern: RegExp;
  readonly meant: string;
}

export const forms: readonly Form[] = [
  { pattern: /Language\/Version/, meant: "runtime framework language version" },
  { pattern: /Primary Dependencies/, meant: "framework dependency library technology" },
  { pattern: /\*\*Testing\*\*:/, meant: "test tool" },
  { pattern: /Target Platform/, meant: "platform runtime environment resource" },
  { pattern: /Performance Goals/, meant: "figure target quality load speed performance measure" },
  { pattern: /Scale\/Scope/, meant: "load expected figure record row volume" },
  { pattern: /Source Code \(repository root\)|[├└]──/, meant: "source folder file" },
  { pattern: /Structure Decision/, meant: "layer structure folder decision" },
  { pattern: /\b(?:GET|POST|PUT|PATCH|DELETE)\b/, meant: "operation method path endpoint" },
  { pattern: /[A-Za-z](?: |@|@\^| v)\d{1,4}(?:\.\d{1,4}|\.x|\+)*(?=[ ,;)(]|$)/, meant: "version" },
  {
    pattern: /\d ?(?:ms|s|sec|seconds?|minutes?|hours?|days?|%|[kKMG]B|px|km)(?![A-Za-z])|[<>≤≥]=? ?\d/,
    meant: "figure unit limit target measure",
  },
  { pattern: /\bFR-?\d/, meant: "FR requirement functional" },
  { pattern: /\bSC-?\d/, meant: "SC success criterion" },
  { pattern: /\bUser Story \d|\bUS-?\d/, meant: "story" },
  { pattern: /\bAs\b\W{1,5}an? |\bI want\b/, meant: "story role user" },
  { pattern: /\bSo that\b/i, meant: "gain" },
  { pattern: /\bGiven\b/, meant: "scenario acceptance" },
  { pattern: /page\.tsx/, meant: "screen view page route" },
  { pattern: /[\w)\]-]\/[\w.[\]()-]{1,80}\.[a-z]{1,4}\b/, meant: "file path" },
  { pattern: /\[[ xX]\] T\d/, meant: "task" },
  { pattern: /→|\b(?:should|must|instead)\b/i, meant: "outcome" },
  { pattern: /\b(?:when|if|while|until|within)\b/i, meant: "condition trigger conditional" },
  { pattern: /^\s*[-*] \*\*[A-Za-z ]{1,60}\*\*(?: \([^)]{1,60}\))?:/, meant: "definition" },
];
