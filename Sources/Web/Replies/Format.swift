/// The forms in which a page can be had.
enum Format: Sendable {
    case html, json

    /// What an `Accept` header weighs highest (RFC 9110, 12.5.1); HTML when it does not care.
    static func preferred(_ accept: String?) -> Format {
        guard let accept else { return .html }
        var best = (weight: 0.0, format: Format.html)
        for part in accept.prefix(1_000).split(separator: ",") {
            let pieces = part.split(separator: ";").map { $0.trimmingWhitespace().lowercased() }
            let weight = pieces.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            guard let format = format(pieces.first ?? ""), weight > best.weight else { continue }
            best = (weight, format)
        }
        return best.format
    }

    private static func format(_ type: String) -> Format? {
        switch type {
        case "text/html", "application/xhtml+xml", "text/*", "*/*": .html
        case "application/json", "application/problem+json", "application/*": .json
        default: nil
        }
    }
}
