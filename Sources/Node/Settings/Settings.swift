package import Logging
package import Mail
import Web

/// What the operator chose, checked.
package struct Settings: Sendable {
    package let dataFolder: String
    /// `sqlite:PATH`, or the address of a PostgreSQL database. It may hold a password: never logged, never shown.
    package let databaseURL: String
    package let databaseConnections: Int
    package let host: String
    package let port: Int
    /// What people type to come here, without a `/` at its end.
    package let address: String
    /// Whose word about the caller counts.
    let trustedProxies: TrustedProxies
    /// The command that sends mail, or nil: letters then stay in the outbox.
    package let sendmail: String?
    package let mailFrom: EmailAddress
    /// A mail address, or the address of a page.
    package let securityContact: String?
    package let thirdPartyFolder: String
    package let logLevel: Logger.Level
    package let logFormat: LogFormat
    package let showsOutbox: Bool
    /// What was not left to the standard, in the order in which they are read.
    let written: [WrittenSetting]
    /// Whether only this machine reaches the node by its address.
    let isOnThisMachine: Bool
    /// What must be shown to read the figures at `/metrics`, or nil: they are then only at the operator's socket.
    let metricsToken: String?
    /// How many months nothing was told of a replication before its people are asked.
    package let askAfterMonths: Int
    /// Of the files of media.
    package let mediaFolder: String
    /// The most that a file of somebody may have.
    package let mediaMegabytes: Int
    /// The path of a Python that knows Typst; where there is none, no PDF is made.
    package let typesetter: String
    /// How hard a visitor's browser works before a form is taken; 0 is not at all.
    package let workBits: Int

    /// Reads every setting, or throws `SettingsRefused` with all that is wrong.
    package init(_ sources: SettingsSources) throws {
        var reader = SettingsReader(sources)
        dataFolder = reader.value(SettingsTable.data)
        databaseURL = reader.value(SettingsTable.databaseURL) ?? "sqlite:\(dataFolder)/essaim.sqlite"
        databaseConnections = reader.value(SettingsTable.databaseConnections)
        host = reader.value(SettingsTable.host)
        port = reader.value(SettingsTable.port)
        address = reader.value(SettingsTable.address) ?? "http://\(host.contains(":") ? "[\(host)]" : host):\(port)"
        trustedProxies = reader.value(SettingsTable.trustedProxies) ?? .none
        sendmail = reader.value(SettingsTable.sendmail)
        mailFrom = reader.value(SettingsTable.mailFrom)
        securityContact = reader.value(SettingsTable.securityContact)
        thirdPartyFolder = reader.value(SettingsTable.thirdParty)
        logLevel = reader.value(SettingsTable.logLevel)
        logFormat = reader.value(SettingsTable.logFormat)
        metricsToken = reader.value(SettingsTable.metricsToken)
        workBits = reader.value(SettingsTable.workBits)
        askAfterMonths = reader.value(SettingsTable.askAfterMonths)
        mediaFolder = reader.value(SettingsTable.media) ?? "\(dataFolder)/media"
        mediaMegabytes = reader.value(SettingsTable.mediaMegabytes)
        typesetter = reader.value(SettingsTable.typesetter)
        let wish = reader.value(SettingsTable.outboxPage)
        isOnThisMachine = Self.isOnThisMachine(address)
        showsOutbox = wish ?? (sendmail == nil && isOnThisMachine)
        written = reader.written
        try reader.finish()
    }

    package var usesPostgres: Bool { databaseURL.hasPrefix("postgres") }

    /// The file of the SQLite database, if it is one.
    var sqliteFile: String? { usesPostgres ? nil : String(databaseURL.dropFirst("sqlite:".count)) }
    var sqliteLog: String? { sqliteFile.map { $0 + "-wal" } }

    private static func isOnThisMachine(_ address: String) -> Bool {
        ["http://127.0.0.1", "http://localhost", "http://[::1]"].contains { own in
            address == own || address.hasPrefix(own + ":")
        }
    }
}
