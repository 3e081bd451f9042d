package import Web

/// What an import did, or would do.
package struct ImportReport: Sendable, Encodable, Equatable {
    package internal(set) var files: [FileReport] = []

    /// Nothing was refused or held back.
    package var isClean: Bool { files.allSatisfy { $0.refused.isEmpty && $0.withheld == 0 } }

    /// Territories added, changed or closed.
    package var changes: Int { files.reduce(0) { $0 + $1.added + $1.changed + $1.closed } }

    package func file(_ file: TerritoryFile) -> FileReport? { files.first { $0.file == file } }
}

/// What became of the lines of one file. For mergers, `added` counts what now points to its successor.
package struct FileReport: Sendable, Encodable, Equatable {
    package let file: TerritoryFile
    package let vintage: CivilDate
    package internal(set) var added = 0
    package internal(set) var changed = 0
    package internal(set) var closed = 0
    package internal(set) var unchanged = 0
    /// Territories that the file does not have, and that are kept open all the same: lines were refused, or too many
    /// are missing for it to be a whole list.
    package internal(set) var withheld = 0
    package internal(set) var refused: [RefusedLine] = []

    init(_ source: TerritorySource) {
        file = source.file
        vintage = source.vintage
    }
}
