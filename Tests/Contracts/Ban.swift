import Testing

/// Something that no file of ours may say, and what to say instead.
struct Ban: Sendable, CustomTestStringConvertible {
    let what: String
    let pattern: String
    /// A line that breaks it.
    let example: String
    let instead: String
    /// Where it is looked for: a folder and how the names of its files end.
    var place = (folder: "Sources", ending: ".swift")
    /// A comment may break it too.
    var inComments = false
    /// The files (or, with a slash at the end, folders) where it may stand, each with the reason.
    var allowed: [String: String] = [:]

    var testDescription: String { what }

    /// Every place that breaks the ban; `lenient` leaves out those that are allowed.
    func breaches(lenient: Bool) throws -> [String] {
        try House.files(under: place.folder, ending: place.ending)
            .filter { file in
                !lenient || !allowed.keys.contains { file.path == $0 || $0.hasSuffix("/") && file.path.hasPrefix($0) }
            }
            .flatMap { file in
                try file.occurrences(of: pattern, in: inComments ? file.text : file.code)
                    .map { "\(file.path):\($0.line): \($0.groups[0]) — \(instead)" }
            }
    }
}
