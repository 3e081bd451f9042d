import Logging
import Storage

/// Hands each event on as one line.
struct LineLogHandler: LogHandler {
    let format: LogFormat
    let now: @Sendable () -> Timestamp
    let write: @Sendable (String) -> Void

    var logLevel = Logger.Level.info
    var metadata = Logger.Metadata()

    init(_ format: LogFormat, now: @escaping @Sendable () -> Timestamp, write: @escaping @Sendable (String) -> Void) {
        self.format = format
        self.now = now
        self.write = write
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var fields = metadata.merging(event.metadata ?? [:]) { $1 }
        if let error = event.error { fields["error"] = "\(error)" }
        let line = LogLine(time: now(), level: event.level, message: "\(event.message)", metadata: fields)
        write(line.text(format))
    }
}
