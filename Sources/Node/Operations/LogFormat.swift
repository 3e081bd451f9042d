/// How a line of the log is written.
package enum LogFormat: String, Sendable, CaseIterable {
    /// `2026-11-24T12:00:00.000Z info answered method=GET route=/practices`
    case text
    /// One JSON object a line.
    case json
}
