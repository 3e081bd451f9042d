package import Logging
package import Mail

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
    /// The command that sends mail, or nil: letters then stay in the outbox.
    package let sendmail: String?
    package let mailFrom: EmailAddress
    package let thirdPartyFolder: String
    package let logLevel: Logger.Level
    package let showsOutbox: Bool

    /// Reads every setting, or throws `SettingsRefused` with all that is wrong.
    package init(_ sources: SettingsSources) throws {
        var reader = SettingsReader(sources)
        dataFolder = reader.value(SettingsTable.data)
        databaseURL = reader.value(SettingsTable.databaseURL) ?? "sqlite:\(dataFolder)/essaim.sqlite"
        databaseConnections = reader.value(SettingsTable.databaseConnections)
        host = reader.value(SettingsTable.host)
        port = reader.value(SettingsTable.port)
        address = reader.value(SettingsTable.address) ?? "http://\(host.contains(":") ? "[\(host)]" : host):\(port)"
        sendmail = reader.value(SettingsTable.sendmail)
        mailFrom = reader.value(SettingsTable.mailFrom)
        thirdPartyFolder = reader.value(SettingsTable.thirdParty)
        logLevel = reader.value(SettingsTable.logLevel)
        let wish = reader.value(SettingsTable.outboxPage)
        showsOutbox = wish ?? (sendmail == nil && Self.isOnThisMachine(address))
        try reader.finish()
    }

    package var usesPostgres: Bool { databaseURL.hasPrefix("postgres") }

    private static func isOnThisMachine(_ address: String) -> Bool {
        ["http://127.0.0.1", "http://localhost", "http://[::1]"].contains { own in
            address == own || address.hasPrefix(own + ":")
        }
    }
}
