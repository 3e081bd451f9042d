extension Ban {
    /// A ban is added the day its reason is first met.
    static let all = effects + engines + crashes + isolation + outside + pages + words

    private static let effects = [
        Ban(
            what: "the machine's clock",
            pattern: #"\bDate\(\)|\bDate\.now\b|\bDate\(timeIntervalSinceNow|\bclock_gettime\("#,
            example: "let now = Date()", instead: "time is injected: ask the World for a Timestamp",
            allowed: ["Sources/Storage/World/": "it is where time enters"]),
        Ban(
            what: "print", pattern: #"(?<![.\w])print\("#, example: "    print(total)",
            instead: "log it, or let a command of the executable say it to the Terminal"),
        Ban(
            what: "random of one's own", pattern: #"\.random\(|SystemRandomNumberGenerator|\bUUID\(\)"#,
            example: "let id = UUID()", instead: "randomness and identifiers are injected: ask the World",
            allowed: [
                "Sources/Storage/World/": "it is where randomness enters",
                "Sources/Storage/Backoff.swift": "retries spread out by chance, and no result depends on it",
                "Sources/Storage/SQLite/TemporaryFolder.swift": "a name that nobody else has taken",
            ]),
    ]

    private static let engines = [
        Ban(
            what: "GRDB", pattern: #"\bimport GRDB"#, example: "import GRDB", instead: "a Query, through Storage",
            allowed: ["Sources/Storage/": "it drives SQLite"]),
        Ban(
            what: "SQL of one engine",
            pattern: #"[\w)']::[a-z]|\b(?:NOW|ILIKE|AUTOINCREMENT|SERIAL|INSERT OR|FOR UPDATE|VARCHAR|DATETIME)\b"#,
            example: "WHERE kind = $1::text", instead: "SQL that both engines read: see docs/architecture.md, storage"),
        Ban(
            what: "columns without their names", pattern: #"\bSELECT \*|\bRETURNING \*"#,
            example: "SELECT * FROM things", instead: "name the columns: a table grows"),
        Ban(
            what: "paging by OFFSET", pattern: #"\bOFFSET\b"#,
            example: "LIMIT 20 OFFSET 40", instead: "keyset paging: stable under inserts, and an index answers it"),
    ]

    private static let crashes = [
        Ban(
            what: "a crash in waiting", pattern: #"\btry!|\bas!|\bfatalError\("#,
            example: "let page = reply as! Page",
            instead: "a thrown error, or a precondition that says why it must hold"),
        Ban(
            what: "an error without its reason", pattern: #"\btry\?"#,
            example: "let page = try? fetch()", instead: "let it be thrown, or catch the one error that is expected"),
    ]

    private static let isolation = [
        Ban(
            what: "isolation by promise", pattern: #"@unchecked Sendable|nonisolated\(unsafe\)|\bTask\.detached\b"#,
            example: "final class Cache: @unchecked Sendable {", instead: "isolation that the compiler checks",
            allowed: ["Sources/Storage/Postgres/QueueExecutor.swift": "Dispatch's queues are not declared Sendable"]),
        Ban(
            what: "a pattern matcher that backtracks", pattern: #"\bRegex\b|NSRegularExpression|\.regularExpression"#,
            example: "let word = Regex(pattern)",
            instead: "a scanner: one hostile line can keep a backtracking matcher busy for a minute"),
    ]

    private static let outside = [
        Ban(
            what: "a request to elsewhere",
            pattern: #"\bURLSession\b|\bURLRequest\b|import (?:FoundationNetworking|AsyncHTTPClient|NIOHTTP1)"#
                + #"|\bClientBootstrap\b|contentsOf: URL\(string"#,
            example: "import AsyncHTTPClient",
            instead: "nothing is asked of other servers yet: the first client pins addresses and refuses private ones"),
        Ban(
            what: "a program that is started",
            pattern: #"\bProcess\(\)|\bposix_spawnp?\(|\bexecv|\bpopen\(|\bsystem\("#,
            example: "let process = Process()", instead: "do it here; what must be apart gets limits and no shell",
            allowed: [
                "Sources/Mail/Sending/": "the mail program of the operator, without a shell",
                "Sources/Files/Programs/": "the programs that read images, without a shell, within limits",
            ]),
        Ban(
            what: "a cookie by half its name", pattern: #"\.cookies\["#,
            example: "request.cookies[CookieNames.session]",
            instead: "request.cookie(…, of: site): over TLS names differ"),
        Ban(
            what: "HTML taken as it is", pattern: #"\.trusted\("#, example: "Markup.trusted(text)",
            instead: "elements and texts: Markup escapes them"),
    ]

    private static let pages = [
        Ban(
            what: "something fetched from elsewhere",
            pattern: #"\.src\("(?:https?:)?//|\blink\(.*"(?:https?:)?//"#,
            example: #".src("https://example.org/map.js")"#,
            instead: "serve it from here: no page makes a third-party request"),
        Ban(
            what: "something fetched from elsewhere, by a stylesheet",
            pattern: #"(?:url\(|@import )["']?(?:https?:)?//"#,
            example: "src: url(https://example.org/face.woff2)",
            instead: "serve it from here: no page makes a third-party request",
            place: ("Sources", ".css")),
        Ban(
            what: "something fetched from elsewhere, by a script", pattern: #"["'`]https?://(?!www\.w3\.org/)"#,
            example: #"fetch('https://example.org/count')"#,
            instead: "serve it from here: no page makes a third-party request", place: ("Sources", ".js")),
        Ban(
            what: "style or script within the page",
            pattern: #"\.style\(|Attribute\("(?:style|on\w+)"|\bstyle=\\?"|\bon(?:click|load|change|submit|input)="#,
            example: #"div(Attribute("onclick", "open()"))"#,
            instead: "a class of the stylesheet, or a script that adds to the page: the policy refuses the rest"),
    ]

    private static let words = [
        Ban(
            what: "a debt that nobody knows of", pattern: #"\b(?:TODO|FIXME|XXX)\b(?!\(#\d+\))"#,
            example: "// TODO: later", instead: "TODO(#issue)", inComments: true),
        Ban(
            what: "a banner", pattern: #"^\s*// ?(?:MARK:|[-=*#/]{3,})"#,
            example: "// MARK: - Views", instead: "a file of its own: one type each", inComments: true),
        Ban(
            what: "a word that says nothing",
            pattern: #"\b(?:class|struct|enum|actor|protocol) \w*(?:Manager|Helper|Utils?)\b"#,
            example: "struct PageManager {", instead: "the word that the people of the domain use"),
    ]
}
