import Foundation
import Logging
import Storage

/// Where the node writes what happens: one line each on standard error, without names, addresses or texts of people.
package enum Log {
    /// Call once, before anything is logged: what libraries log by themselves goes the same way.
    package static func start() {
        LoggingSystem.bootstrap { _ in handler(.text, .warning) }
    }

    static func logger(_ settings: Settings) -> Logger {
        Logger(label: "essaim") { _ in handler(settings.logFormat, settings.logLevel) }
    }

    private static func handler(_ format: LogFormat, _ level: Logger.Level) -> LineLogHandler {
        let world = World.live()
        var handler = LineLogHandler(format, now: world.now) { line in
            do {
                try FileHandle.standardError.write(contentsOf: Data(line.utf8))
            } catch {
                // The disk under the log is full, and there is nowhere to say so: the node serves on.
            }
        }
        handler.logLevel = level
        return handler
    }
}
