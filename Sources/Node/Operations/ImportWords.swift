package import Territories
import Web

/// An import's report in words, for the terminal.
package struct ImportWords: Sendable {
    private let texts: Texts

    package init() throws {
        texts = Texts(.en, catalog: try Rooms.texts())
    }

    /// One line a file, and one for each of the first lines that were refused.
    package func lines(_ report: ImportReport) -> [String] {
        report.files.flatMap { file in [counts(file)] + refusals(file) }
    }

    private static let mostShown = 20

    private func counts(_ file: FileReport) -> String {
        let counted = [
            ("added", file.added), ("changed", file.changed), ("closed", file.closed), ("unchanged", file.unchanged),
            ("kept open though not listed", file.withheld), ("lines refused", file.refused.count),
        ]
        let words = counted.filter { $0.1 > 0 }.map { "\($0.1) \($0.0)" }
        return "\(file.file.rawValue) of \(file.vintage.rawValue): "
            + (words.isEmpty ? "empty" : words.joined(separator: ", "))
    }

    private func refusals(_ file: FileReport) -> [String] {
        let lines = file.refused.prefix(Self.mostShown).map { refused in
            "  line \(refused.line): \(texts(refused.reason.key, refused.reason.values))"
        }
        let rest = file.refused.count - lines.count
        return rest > 0 ? lines + ["  … and \(rest) more"] : lines
    }
}
