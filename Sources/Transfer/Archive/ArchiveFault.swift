package import Archive

/// Why an archive cannot be taken in. Nothing was changed.
package enum ArchiveFault: Error, Sendable, Equatable {
    /// A ZIP archive, but no export of a commons.
    case notACommons
    case zip(ZipFault)
    case newer(version: Int)
    case memberMissing(String)
    /// A member that this program does not know.
    case memberUnknown(String)
    /// Its bytes are not those that the manifest tells of.
    case memberChanged(String)
    case lineUnreadable(member: String, line: Int, reason: String)
    case lineTooLong(member: String, line: Int)
    /// What is here contradicts what would come: the first of them, and how many there are.
    case conflicts(first: [String], count: Int)
}

extension ArchiveFault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .notACommons: "This file is not the export of a commons: its manifest is missing or is another's."
        case .zip(let fault): "This file cannot be read. \(fault)"
        case .newer(let version):
            "This export has format \(version), and this program reads up to \(ArchiveManifest.present): take a newer one."
        case .memberMissing(let name): "The export is not whole: \(name) is missing."
        case .memberUnknown(let name): "The export holds \(name), which this program does not know: take a newer one."
        case .memberChanged(let name): "The export was changed after it was made, or is damaged: see \(name)."
        case .lineUnreadable(let member, let line, let reason): "\(member), line \(line) cannot be read: \(reason)"
        case .lineTooLong(let member, let line): "\(member), line \(line) is too long."
        case .conflicts(let first, let count):
            ([
                "Nothing was imported: what is here stands in the way of \(count == 1 ? "one line" : "\(count) lines")."
            ] + first.map { "  " + $0 } + (count > first.count ? ["  … and \(count - first.count) more"] : []))
            .joined(separator: "\n")
        }
    }
}
