import Logging
import Mail
import Web

/// Every setting there is. Reading, refusing and documenting follow from this table.
enum SettingsTable {
    static let data = Setting(
        "ESSAIM_DATA", standard: "var", form: "the path of a folder",
        meaning: "Folder of everything this node keeps: the database, the key of the forms. Back it up.",
        read: text)

    static let databaseURL: Setting<String?> = .optional(
        "ESSAIM_DATABASE_URL", shown: "SQLite: `essaim.sqlite` in the data folder",
        form: "sqlite:PATH or postgres://USER@HOST/DATABASE",
        meaning: """
            Where the database is. PostgreSQL may be several servers with commas between them; the one that takes \
            writes is used.
            """,
        isSecret: true,
        read: database)

    static let databaseConnections = Setting(
        "ESSAIM_DATABASE_CONNECTIONS", standard: "8", form: "a whole number from 1 to 200",
        meaning: "How many connections to PostgreSQL this process may open.",
        read: whole(1...200))

    static let host = Setting(
        "ESSAIM_HOST", standard: "127.0.0.1", form: "a host name or an address",
        meaning: """
            Address on which this process listens. The standard one is reached from this machine only, as behind a \
            proxy that does TLS.
            """,
        read: text)

    static let port = Setting(
        "ESSAIM_PORT", standard: "8080", form: "a whole number from 1 to 65535", meaning: "Port on which it listens.",
        read: whole(1...65_535))

    static let address: Setting<String?> = .optional(
        "ESSAIM_ADDRESS", shown: "`http://` host `:` port", form: "https://NAME, without a path",
        meaning: """
            What people type to come here. Links in mails begin with it; with `https://` cookies are only sent over \
            TLS.
            """,
        read: origin)

    static let trustedProxies: Setting<TrustedProxies?> = .optional(
        "ESSAIM_TRUSTED_PROXIES", shown: "none: no header about the caller is believed",
        form: "addresses or networks such as `127.0.0.1, 10.0.0.0/8`",
        meaning: """
            Servers in front of this one whose `X-Forwarded-For` and `X-Forwarded-Proto` count. Limits by address then \
            hold for each visitor, and not for all who come through the proxy together.
            """,
        read: { TrustedProxies($0) })

    static let sendmail: Setting<String?> = .optional(
        "ESSAIM_SENDMAIL", shown: "none: letters stay in the outbox",
        form: "a command such as `/usr/sbin/sendmail -t -i`",
        meaning: "Program that sends mail: it reads a letter whose headers say to whom (postfix, msmtp, exim).",
        read: text)

    static let mailFrom = Setting(
        "ESSAIM_MAIL_FROM", standard: "essaim@localhost", form: "an address such as commons@example.org",
        meaning: "Who the letters come from.",
        read: { EmailAddress(rawValue: $0) })

    static let thirdParty = Setting(
        "ESSAIM_THIRD_PARTY", standard: "third-party", form: "the path of a folder",
        meaning: "Folder of the fonts and the map library, filled by `script/setup`.",
        read: text)

    static let typesetter = Setting(
        "ESSAIM_TYPESETTER", standard: "var/venv-typst/bin/python", form: "the path of a Python interpreter",
        meaning: """
            What makes PDF of practices and articles: a Python that has the package `typst`, as `script/setup` makes \
            one. Where it is not, pages offer no PDF.
            """,
        read: text)

    static let media: Setting<String?> = .optional(
        "ESSAIM_MEDIA", shown: "`media` in the data folder", form: "the path of a folder",
        meaning: """
            Folder of the files of media, each named after its content. Back it up beside the database: a copy of the \
            folder is enough, for files in it never change.
            """,
        read: text)

    static let mediaMegabytes = Setting(
        "ESSAIM_MEDIA_MEGABYTES", standard: "50", form: "a whole number from 1 to 5120",
        meaning: "How large a file may be that somebody brings.", read: whole(1...5_120))

    static let logLevel = Setting(
        "ESSAIM_LOG_LEVEL", standard: "info", form: "trace, debug, info, notice, warning, error or critical",
        meaning: "What is logged, on standard error: this and whatever is graver.",
        read: { Logger.Level(rawValue: $0) })

    static let logFormat = Setting(
        "ESSAIM_LOG_FORMAT", standard: "text", form: "text or json",
        meaning: "Whether a line of the log is `name=value` words or a JSON object.",
        read: { LogFormat(rawValue: $0) })

    static let metricsToken: Setting<String?> = .optional(
        "ESSAIM_METRICS_TOKEN", shown: "none: `/metrics` answers nobody, the operator's socket does",
        form: "at least 16 characters without spaces",
        meaning: "What a Prometheus server shows (`Authorization: Bearer …`) to read the figures at `/metrics`.",
        isSecret: true, read: token)

    static let securityContact: Setting<String?> = .optional(
        "ESSAIM_SECURITY_CONTACT", shown: "the contact of the administration pages; without one there is no such page",
        form: "a mail address, or the https:// address of a page",
        meaning: "Where people who found a weakness write to. Shown at `/.well-known/security.txt`.",
        read: contact)

    static let outboxPage: Setting<Bool?> = .optional(
        "ESSAIM_OUTBOX_PAGE", shown: "yes, if the address is on this machine and nothing sends mail",
        form: "yes or no",
        meaning: "Whether `/outbox` shows every letter to everybody. For trying things out; never on a public node.",
        read: yesOrNo)

    static let workBits = Setting(
        "ESSAIM_PROOF_OF_WORK", standard: "16", form: "a whole number from 0 to 24",
        meaning: """
            How hard the browser of a visitor without account works before a form is taken, against robots: each step \
            doubles it; 16 is about a second on a phone, 0 asks for nothing.
            """,
        read: whole(0...24))

    static let askAfterMonths = Setting(
        "ESSAIM_ASK_AFTER_MONTHS", standard: "18", form: "a whole number from 1 to 120",
        meaning: """
            After how many months without news the people of a replication are asked whether it still runs: twice, thirty \
            days apart; then its page says since when there is no news.
            """,
        read: whole(1...120))

    /// In the order of the page of settings.
    static let lines = [
        data.line, databaseURL.line, databaseConnections.line, host.line, port.line, address.line,
        trustedProxies.line, sendmail.line, mailFrom.line, securityContact.line, outboxPage.line, thirdParty.line,
        workBits.line, askAfterMonths.line, media.line, mediaMegabytes.line, typesetter.line, logLevel.line,
        logFormat.line,
        metricsToken.line,
    ]

    /// Names that begin like ours and are read by others: the tests' and the scripts' own.
    static let foreign: Set<String> = ["ESSAIM_SETTINGS", "ESSAIM_TEST_POSTGRES", "ESSAIM_POSTGRES_PROGRAMS"]
}

/// How the texts are read.
extension SettingsTable {
    private static let text: @Sendable (String) -> String? = { $0 }

    private static let token: @Sendable (String) -> String? = { text in
        text.utf8.count >= 16 && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } ? text : nil
    }

    private static let database: @Sendable (String) -> String? = { text in
        ["sqlite:", "postgres://", "postgresql://"].contains { text.hasPrefix($0) } ? text : nil
    }

    private static let origin: @Sendable (String) -> String? = { text in
        let bare = text.hasSuffix("/") ? String(text.dropLast()) : text
        guard let scheme = ["https://", "http://"].first(where: { bare.hasPrefix($0) }) else { return nil }
        let authority = bare.dropFirst(scheme.count)
        let isPlain = authority.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"/?#@\"'<>".utf8.contains($0) }
        return !authority.isEmpty && isPlain ? bare : nil
    }

    private static let contact: @Sendable (String) -> String? = { text in
        guard text.hasPrefix("https://") else { return EmailAddress(rawValue: text)?.rawValue }
        let site = text.split(separator: "/", maxSplits: 2).prefix(2).joined(separator: "//")
        return origin(site) != nil && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } ? text : nil
    }

    private static let yesOrNo: @Sendable (String) -> Bool? = { text in
        switch text {
        case "yes", "true", "1": true
        case "no", "false", "0": false
        default: nil
        }
    }

    private static func whole(_ range: ClosedRange<Int>) -> @Sendable (String) -> Int? {
        { text in Int(text).flatMap { range.contains($0) ? $0 : nil } }
    }
}
