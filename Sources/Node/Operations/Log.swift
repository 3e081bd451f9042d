import Logging

/// Where the node writes what happens: one line each on standard error, `key=value`, without names, addresses or texts of
/// people.
package enum Log {
    /// Call once, before anything is logged.
    package static func start() {
        LoggingSystem.bootstrap { label in StreamLogHandler.standardError(label: label) }
    }

    static func logger(_ level: Logger.Level) -> Logger {
        var logger = Logger(label: "essaim")
        logger.logLevel = level
        return logger
    }
}
