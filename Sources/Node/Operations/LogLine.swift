import Foundation
import Logging
import Storage

/// One line of the log. Whatever an error says, no line break of it ends the line, and no mail address gets in.
struct LogLine: Sendable {
    let time: Timestamp
    let level: Logger.Level
    let message: String
    /// In the order in which they are written.
    let fields: [(name: String, value: String)]

    init(time: Timestamp, level: Logger.Level, message: String, metadata: Logger.Metadata) {
        self.time = time
        self.level = level
        self.message = Self.withoutAddresses(message)
        let renamed = metadata.map { name, value in
            (name: Self.names[name] ?? name, value: Self.withoutAddresses("\(value)"))
        }
        fields = renamed.sorted { $0.name < $1.name }
    }

    func text(_ format: LogFormat) -> String {
        let date = Date(timeIntervalSince1970: Double(time.rawValue) / 1_000)
        let moment = date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
        switch format {
        case .text:
            let words = fields.map { " \($0.name)=\(Self.word($0.value))" }.joined()
            return "\(moment) \(level.rawValue) \(Self.plain(message))\(words)\n"
        case .json:
            let own = [("time", moment), ("level", level.rawValue), ("message", message)]
            let pairs = (own + fields.map { ($0.name, $0.value) }).map { "\(Self.quoted($0)):\(Self.quoted($1))" }
            return "{\(pairs.joined(separator: ","))}\n"
        }
    }

    /// What libraries call otherwise than our pages do.
    private static let names = ["hb.request.id": "reference"]

    /// A mail program's complaint quotes the address that it could not reach.
    private static func withoutAddresses(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "@")) else { return text }
        return text.split(separator: " ", omittingEmptySubsequences: false)
            .map { $0.utf8.contains(UInt8(ascii: "@")) ? "[address]" : $0 }.joined(separator: " ")
    }

    private static func word(_ text: String) -> String {
        let isPlain = text.unicodeScalars.allSatisfy { $0.value > 0x20 && $0 != "\"" && $0 != "=" && $0.value != 0x7F }
        return isPlain && !text.isEmpty ? text : quoted(text)
    }

    private static func plain(_ text: String) -> String {
        text.unicodeScalars.contains { $0.value < 0x20 } ? quoted(text) : text
    }

    /// A JSON string (RFC 8259, 7).
    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
