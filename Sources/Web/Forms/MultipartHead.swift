/// What a part of a form says of itself (RFC 7578, section 4.2).
struct MultipartHead: Equatable {
    /// The field's.
    let name: String
    /// Given for files. Only a name to show: it never names a file of ours.
    let fileName: String?

    /// - Parameter lines: the head's, without their ends.
    init?(_ lines: [Substring]) {
        let found = lines.compactMap { Self.parameters(of: $0) }.first
        guard let name = found?["name"], (1...200).contains(name.utf8.count) else { return nil }
        self.name = name
        fileName = found?["filename"].map { String($0.prefix(200)) }
    }

    /// The parameters of a `Content-Disposition: form-data` line; nil for other lines.
    private static func parameters(of line: Substring) -> [String: String]? {
        let halves = line.split(separator: ":", maxSplits: 1)
        guard halves.count == 2, halves[0].trimmingWhitespace().lowercased() == "content-disposition" else {
            return nil
        }
        var rest = halves[1].drop { $0 == " " }
        guard rest.prefix(9).lowercased() == "form-data" else { return nil }
        rest = rest.dropFirst(9)
        var found: [String: String] = [:]
        while let start = rest.firstIndex(of: ";") {
            rest = rest[rest.index(after: start)...].drop { $0 == " " }
            guard let equals = rest.firstIndex(of: "=") else { break }
            let key = rest[..<equals].lowercased()
            let (value, end) = value(of: rest[rest.index(after: equals)...])
            if found[key] == nil { found[key] = value }
            rest = end
        }
        return found
    }

    /// A quoted value, in which browsers write `%22` for a quote, or a bare one; and what follows it.
    private static func value(of text: Substring) -> (String, Substring) {
        guard text.first == "\"" else {
            let bare = text.prefix { $0 != ";" }
            return (bare.trimmingWhitespace(), text[bare.endIndex...])
        }
        let inside = text.dropFirst()
        let quoted = inside.prefix { $0 != "\"" }
        let value = String(quoted).replacing("%22", with: "\"").replacing("%0D", with: "").replacing("%0A", with: " ")
        return (value, inside[quoted.endIndex...].dropFirst())
    }
}
